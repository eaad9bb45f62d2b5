using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Validation.Rules.Charts;

/// <summary>SLW010: every named template that is used is defined.</summary>
internal sealed class HelpersRule : IChartRule
{
    private const string TemplatesFolder = "templates/";

    private static readonly Dictionary<string, string> ExampleChart = new()
    {
        ["templates/_helpers.tpl"] = "{{- define \"app.name\" -}}app{{- end }}\n",
    };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW010",
        "Named templates are defined",
        Severity.Error,
        "A name that nothing defines fails the chart only where it is used, which can be behind a condition that holds in production alone.",
        "Define the template in templates/_helpers.tpl, mend the name, or declare the dependency that defines it.",
        new RuleExample("templates/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include \"app.fullname\" . }}\n", ExampleChart),
        new RuleExample("templates/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include \"app.name\" . }}\n", ExampleChart),
        "https://helm.sh/docs/chart_template_guide/named_templates/");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ChartSubject subject)
    {
        var chart = subject.Chart;
        var own = OwnNames(chart).ToArray();
        var definedHere = Definitions(own.Select(entry => entry.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var helper in (subject.System?.Expectations.Helpers ?? []).Where(helper => !definedHere.Contains(helper)))
        {
            yield return Rule.InFile(chart.Name, TemplatesFolder, $"the system declares the named template '{helper}', and the chart does not define it");
        }

        var undefined = own.Where(entry => entry.Name.Use == TemplateNameUse.Use && !definedHere.Contains(entry.Name.Name)).ToArray();
        if (undefined.Length == 0)
        {
            yield break;
        }

        var definedElsewhere = subject.Dependencies.Append(chart).SelectMany(ForeignDefinitions).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, name) in undefined.Where(entry => !definedElsewhere.Contains(entry.Name.Name)))
        {
            yield return Rule.InFile(chart.Name, path, $"the named template '{name.Name}' is defined neither in the chart nor in its dependencies", name.Line);
        }
    }

    private static IEnumerable<(string Path, TemplateName Name)> OwnNames(Chart chart) =>
        from file in chart.Files
        where file.Path.StartsWith(TemplatesFolder, StringComparison.Ordinal) && file.Text is not null
        from name in TemplateReader.Read(file.Text!)
        select (file.Path, name);

    // Helm puts the named templates of a chart and of all charts below it into one set.
    private static IEnumerable<string> ForeignDefinitions(Chart chart)
    {
        var texts = chart.Files.Where(file => file.Text is not null && file.Path.Contains(TemplatesFolder, StringComparison.Ordinal)).Select(file => file.Text!);
        var packaged = chart.Files.Where(file => file.Path.StartsWith("charts/", StringComparison.Ordinal) && file.Path.EndsWith(".tgz", StringComparison.Ordinal))
            .SelectMany(PackagedTemplates.Read);
        return Definitions(texts.Concat(packaged).SelectMany(TemplateReader.Read));
    }

    private static IEnumerable<string> Definitions(IEnumerable<TemplateName> names) =>
        names.Where(name => name.Use == TemplateNameUse.Definition).Select(name => name.Name);
}
