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

    /// <summary>SLW060: every manifest that was given can be read.</summary>
    public static Rule Readable { get; } = new(
        "SLW060",
        "Manifests can be read",
        Severity.Error,
        "A file that is no text, a document that is no YAML or JSON, or a key that stands twice is refused by kubectl or read otherwise than it looks. "
            + "Nothing else is checked in such a document. Aliases that stand for very much more than the text are refused too, as Kubernetes does.",
        "Mend the document at the place named.",
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  name: other\n"),
        RuleExample.Rendered("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n"),
        "https://yaml.org/spec/1.1/, sigs.k8s.io/yaml");

    internal static Finding FromProblem(YamlProblem problem, string chart, string valueSet, string? template) => Document.For(
        chart,
        $"the rendered document is no sound YAML: {problem.Message} (line {problem.Line} of what the chart renders)") with
    {
        ValueSet = valueSet,
        Location = LocationOf(chart, template),
    };

    internal static Finding? NotAnObject(KubeNode root, string chart, string valueSet, string? template)
    {
        return Lacks(root) is { } what
            ? Document.For(chart, $"the rendered document in line {root.Line} {what}") with { ValueSet = valueSet, Location = LocationOf(chart, template) }
            : null;
    }

    /// <summary>What a document lacks to be an object, as the end of a sentence; null when it is one.</summary>
    /// <param name="root">The document.</param>
    internal static string? Lacks(KubeNode root)
    {
        if (root is not KubeMapping)
        {
            return "is no mapping";
        }

        string[] missing =
        [
            .. new[] { "apiVersion", "kind" }.Where(field => string.IsNullOrEmpty(root[field]?.Text)),
            .. string.IsNullOrEmpty(root.At("metadata", "name")?.Text) && string.IsNullOrEmpty(root.At("metadata", "generateName")?.Text)
                ? ["metadata.name"]
                : Array.Empty<string>(),
        ];
        return missing.Length == 0 ? null : $"has no {string.Join(", no ", missing)}";
    }

    /// <summary>The template's file below the chart's folder; helm names it with the chart in front.</summary>
    internal static SourceLocation? LocationOf(string chart, string? template) => template is null
        ? null
        : new SourceLocation(template.StartsWith(chart + "/", StringComparison.Ordinal) ? template[(chart.Length + 1)..] : template);
}
