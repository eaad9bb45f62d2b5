using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW116: StatefulSets have the headless service that names their pods.</summary>
internal sealed class StatefulSetServiceRule() : PolicyRule(new Rule(
    "SLW116",
    "StatefulSets have their headless service",
    Severity.Warning,
    "The pods of a StatefulSet have names of their own in DNS (app-0.app-headless) only when its serviceName is that of a headless Service that selects them. "
        + "Without it, members of a cluster do not find each other. The field cannot be changed later.",
    "Render a Service with clusterIP: None for the pods, and put its name into serviceName.",
    Sample.Of(Example, Sample.Object("v1", "Service", Headless.Replace("  clusterIP: None\n", "", StringComparison.Ordinal), "app-headless")),
    Sample.Of(Example, Sample.Object("v1", "Service", Headless, "app-headless")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id") { WarnsUndeclared = true })
{
    private const string Headless = "spec:\n  clusterIP: None\n  selector:\n    app: app\n  ports:\n    - name: http\n      port: 8080\n      protocol: TCP";

    private static string Example => Sample.Deployment(spec: "serviceName: app-headless").Replace("kind: Deployment", "kind: StatefulSet", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from set in subject.Index.OfKind(ApiGroups.Apps, "StatefulSet")
        let problem = Problem(subject.Index, set)
        where problem is not null
        select Rule.InObject(subject.Set, set, problem, "spec.serviceName");

    private static string? Problem(ManifestIndex index, KubeObject set)
    {
        // Optional since Kubernetes 1.33: who leaves it out wants no names. Source: KEP-961.
        if (set.Root.At("spec", "serviceName")?.Text is not { Length: > 0 } name)
        {
            return null;
        }

        if (index.Find(ApiGroups.Core, "Service", index.NamespaceOf(set), name) is not { } service)
        {
            return $"there is no Service '{name}' in the chart";
        }

        if (service.Root.At("spec", "clusterIP")?.Text != "None")
        {
            return $"{service} is not headless";
        }

        var pod = index.PodOf(set);
        return pod is null || index.SelectByLabels(index.NamespaceOf(set), service.Root.At("spec", "selector")).Contains(pod) ? null : $"{service} does not select its pods";
    }
}
