using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Validation.Rules.Charts;

/// <summary>SLW002: the files that every chart has, and those that a declared system promises, are there.</summary>
internal sealed class RequiredFilesRule : IChartRule
{
    private const string Defaults = "values.yaml";
    private const string Readme = "README.md";
    private const string Schema = "values.schema.json";

    private static readonly SystemDefinition Example = new("app") { Expectations = new ChartExpectations { ValueSets = ["dev"] } };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW002",
        "Required files are there",
        Severity.Error,
        "A chart without defaults, templates or a README cannot be used by anyone but its author. An environment whose value file is missing, or misspelled, "
            + "is deployed with the defaults, without a word. A chart that no system declares gets a warning.",
        "Add the file, or mend its name.",
        new RuleExample("values-development.yaml", "replicas: 1\n") { System = Example },
        new RuleExample("values-dev.yaml", "replicas: 1\n") { System = Example },
        "https://helm.sh/docs/topics/charts/#the-chart-file-structure");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ChartSubject subject)
    {
        var chart = subject.Chart;
        if (chart.File(ChartMetadata.FileName) is null)
        {
            yield return Rule.InFile(chart.Name, ChartMetadata.FileName, "Chart.yaml is missing: without it the folder is no chart");
        }

        foreach (var missing in Missing(chart, subject.System))
        {
            yield return Rule.InFile(chart.Name, missing, $"{missing} is missing").WarningUnlessDeclared(subject.System);
        }
    }

    private static IEnumerable<string> Missing(Chart chart, SystemDefinition? system)
    {
        if (chart.File(Defaults) is null)
        {
            yield return Defaults;
        }

        // Helm finds the README whatever its case is.
        if (!chart.Files.Any(file => file.Path.Equals(Readme, StringComparison.OrdinalIgnoreCase)))
        {
            yield return Readme;
        }

        // A chart that only gathers others needs no templates of its own.
        if (!chart.IsLibrary && chart.Metadata is not { Dependencies.Count: > 0 } && !chart.Files.Any(file => file.Path.StartsWith("templates/", StringComparison.Ordinal)))
        {
            yield return "templates/";
        }

        if (system is null)
        {
            yield break;
        }

        foreach (var name in system.Expectations.ValueSets.Where(name => chart.ValueSets.All(set => set.Name != name)))
        {
            yield return $"values-{name}.yaml";
        }

        if (chart.File(Schema) is null)
        {
            yield return Schema;
        }
    }
}
