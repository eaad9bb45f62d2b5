using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Manifests;

/// <summary>SLW017: labels are well formed, the recommended ones are there, and selectors find their own pods.</summary>
internal sealed class LabelsRule : IManifestRule
{
    private static readonly string[] Recommended = ["app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/managed-by", "helm.sh/chart"];

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW017",
        "Labels are sound and selectors match",
        Severity.Error,
        "The API server refuses labels of the wrong form, and a workload whose selector does not match the labels of its own pods. Without the recommended "
            + "labels, objects of a release cannot be found by tools, or told from those of another release (a warning).",
        "Take the labels from one named template for all objects, and the selector from another one for selectors and pods.",
        RuleExample.Rendered(Example("application")),
        RuleExample.Rendered(Example("app")),
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/, https://helm.sh/docs/chart_best_practices/labels/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject) =>
        subject.Set.Objects.SelectMany(current => CheckSyntax(subject.Set, current).Concat(CheckSelector(subject.Set, current)).Concat(CheckRecommended(subject.Set, current)));

    private IEnumerable<Finding> CheckSyntax(ManifestSet set, KubeObject current)
    {
        var own = current.Labels.Select(label => (Label: label, Path: "metadata.labels"));
        var pod = current.Kind == "Pod" || current.Pod is null
            ? []
            : current.Pod.Metadata?["labels"].FieldsOrNone().Select(label => (Label: label, Path: current.Pod.FieldPath[..^"spec".Length] + "metadata.labels")) ?? [];
        var selector = current.Root.At("spec", "selector", "matchLabels").FieldsOrNone().Select(label => (Label: label, Path: "spec.selector.matchLabels"));
        return from entry in own.Concat(pod).Concat(selector)
               let problem = LabelSyntax.Problem(entry.Label)
               where problem is not null
               select Rule.InObject(set, current, problem, entry.Path);
    }

    private IEnumerable<Finding> CheckSelector(ManifestSet set, KubeObject current)
    {
        if (current.Reference.Group != "apps" || current.Pod is null)
        {
            yield break;
        }

        if (current.Root.At("spec", "selector") is not { } node || new LabelSelector(node) is { IsEmpty: true })
        {
            yield return Rule.InObject(set, current, "the workload has no selector", "spec.selector");
        }
        else if (new LabelSelector(node).FirstUnmet(current.Pod.Metadata?["labels"]) is { } unmet)
        {
            yield return Rule.InObject(set, current, $"the selector asks for {unmet}, and the pod template's labels do not have it", "spec.selector");
        }
    }

    private IEnumerable<Finding> CheckRecommended(ManifestSet set, KubeObject current)
    {
        var labels = current.Root.At("metadata", "labels");
        string[] missing = [.. Recommended.Where(name => labels?[name] is null)];
        if (missing.Length > 0 && current.Kind.Length > 0)
        {
            yield return Rule.InObject(set, current, $"recommended labels are missing: {string.Join(", ", missing)}", "metadata.labels") with { Severity = Severity.Warning };
        }
    }

    private static string Example(string selected) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app
          labels: &labels
            app.kubernetes.io/name: app
            app.kubernetes.io/instance: example
            app.kubernetes.io/managed-by: Helm
            helm.sh/chart: app-1.0.0
        spec:
          selector:
            matchLabels:
              app.kubernetes.io/name: {{selected}}
          template:
            metadata:
              labels: *labels
            spec:
              containers:
                - name: app
                  image: registry.example.com/app:1.0.0

        """;
}
