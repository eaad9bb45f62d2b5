using Slipway.Model;

namespace Slipway.Manifests;

/// <summary>The rule that decides whether a rendered document is an object at all.</summary>
public static class ManifestRules
{
    /// <summary>SLW014: every rendered document is a Kubernetes object.</summary>
    public static Rule Document { get; } = new(
        "SLW014",
        "Every rendered document is an object",
        Severity.Error,
        "A document that is not YAML, or that has no apiVersion, kind or metadata.name, is refused by the API server in the middle of a deployment.",
        "Mend the template that renders the document.",
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels: {}\ndata: {}\n"),
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata: {}\n"),
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields");

    internal static Finding FromProblem(YamlProblem problem, string chart, string valueSet, string? template) => Document.For(
        chart,
        $"the rendered document is no sound YAML: {problem.Message} (line {problem.Line} of what the chart renders)") with
    {
        ValueSet = valueSet,
        Location = LocationOf(chart, template),
    };

    internal static Finding? NotAnObject(KubeNode root, string chart, string valueSet, string? template)
    {
        string[] missing =
        [
            .. new[] { "apiVersion", "kind" }.Where(field => string.IsNullOrEmpty(root[field]?.Text)),
            .. string.IsNullOrEmpty(root.At("metadata", "name")?.Text) && string.IsNullOrEmpty(root.At("metadata", "generateName")?.Text)
                ? ["metadata.name"]
                : Array.Empty<string>(),
        ];
        if (root is KubeMapping && missing.Length == 0)
        {
            return null;
        }

        var what = root is KubeMapping ? $"has no {string.Join(", no ", missing)}" : "is no mapping";
        return Document.For(chart, $"the rendered document in line {root.Line} {what}") with { ValueSet = valueSet, Location = LocationOf(chart, template) };
    }

    /// <summary>The template's file below the chart's folder; helm names it with the chart in front.</summary>
    internal static SourceLocation? LocationOf(string chart, string? template) => template is null
        ? null
        : new SourceLocation(template.StartsWith(chart + "/", StringComparison.Ordinal) ? template[(chart.Length + 1)..] : template);
}
