using Slipway.Model;

namespace Slipway.Charts.Rendering;

/// <summary>The rules on whether helm can render a chart. What helm says is read and put in its place.</summary>
public static class RenderingRules
{
    private static readonly Dictionary<string, string> Schema = new()
    {
        ["values.schema.json"] = """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": { "replicas": { "type": "integer", "minimum": 1 }, "global": { "type": "object" } }
            }
            """,
    };

    /// <summary>SLW009: helm lint has nothing to say.</summary>
    public static Rule Lint { get; } = new(
        "SLW009",
        "helm lint passes",
        Severity.Error,
        "What helm's own linter calls an error or a warning is refused by chart repositories and by many pipelines.",
        "Do as helm says.",
        new RuleExample("Chart.yaml", """
            apiVersion: v2
            name: app
            version: 1.0.0
            appVersion: "1.0.0"
            icon: not a link
            """),
        new RuleExample("Chart.yaml", """
            apiVersion: v2
            name: app
            version: 1.0.0
            appVersion: "1.0.0"
            icon: https://example.com/app.svg
            """),
        "https://helm.sh/docs/helm/helm_lint/");

    /// <summary>SLW011: the values meet the chart's schema.</summary>
    public static Rule ValuesSchema { get; } = new(
        "SLW011",
        "Values meet the schema",
        Severity.Error,
        "With a strict values.schema.json a misspelt value fails here, and not by being ignored in production.",
        "Mend the value, or declare it in values.schema.json.",
        new RuleExample("values.yaml", "replicsa: 3\n", Schema),
        new RuleExample("values.yaml", "replicas: 3\n", Schema),
        "https://helm.sh/docs/topics/charts/#schema-files");

    /// <summary>SLW012: the templates render.</summary>
    public static Rule Templates { get; } = new(
        "SLW012",
        "Templates render",
        Severity.Error,
        "A template that fails under the values of one environment fails that environment's deployment.",
        "Mend the template, or give the value that it needs.",
        new RuleExample("templates/config.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app
            data:
              host: {{ .Values.database.host }}
            """),
        new RuleExample("templates/config.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app
            data:
              host: {{ (.Values.database).host | default "localhost" }}
            """),
        "https://helm.sh/docs/chart_template_guide/");

    /// <summary>SLW013: the chart renders at least one object.</summary>
    public static Rule NotEmpty { get; } = new(
        "SLW013",
        "The chart renders something",
        Severity.Error,
        "A release without objects is installed without a complaint and does nothing: usually a condition that is never true, or templates in the wrong folder.",
        "Put the templates into templates/, and check the conditions around them.",
        new RuleExample("templates/config.yaml", """
            {{- if .Values.enabled }}
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app
            {{- end }}
            """),
        new RuleExample("templates/config.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app
            """),
        "https://helm.sh/docs/topics/charts/#the-chart-file-structure");
}
