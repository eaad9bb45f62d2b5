using Slipway.Charts;
using Slipway.Docs;
using Slipway.Model;

namespace Slipway.Validation.Rules.Charts;

/// <summary>SLW008: the README's table of values is what values.yaml says.</summary>
internal sealed class ValuesTableRule : IChartRule
{
    private const string Readme = "README.md";
    private const string Defaults = "values.yaml";

    private static readonly Dictionary<string, string> ExampleChart = new()
    {
        [Defaults] = "# -- Number of pods\nreplicas: 2\n",
    };

    /// <inheritdoc/>
    public Rule Rule { get; } = new(
        "SLW008",
        "The README's values table is in step with values.yaml",
        Severity.Error,
        "People set what the README names. A table that is written by hand goes stale with the first value that is added. The table stands between the lines "
            + $"'{ValuesTable.Begin}' and '{ValuesTable.End}'; a README without them is left alone, unless a system declares the chart.",
        "Describe each value in a comment '# -- what it is for' directly above it, and run './build.sh --target=Update-Docs'.",
        new RuleExample(Readme, ReadmeExample("1"), ExampleChart),
        new RuleExample(Readme, ReadmeExample("2"), ExampleChart),
        "https://helm.sh/docs/chart_best_practices/values/#document-valuesyaml");

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ChartSubject subject)
    {
        var chart = subject.Chart;
        if (chart.File(Readme)?.Text is not { } readme || chart.File(Defaults)?.Text is not { } values || chart.Document(Defaults)?.SyntaxProblem is not null)
        {
            return [];
        }

        if (!ValuesTable.HasMarkers(readme))
        {
            return subject.System is null ? [] : [Rule.InFile(chart.Name, Readme, $"the table of values is missing: there are no lines '{ValuesTable.Begin}' and '{ValuesTable.End}'")];
        }

        var undescribed = ValuesTable.Rows(values).Where(row => row.Description is null)
            .Select(row => Rule.InFile(chart.Name, Defaults, $"the value '{row.Key}' has no description", row.Line).WarningUnlessDeclared(subject.System));
        return Drift(chart, readme, values).Concat(undescribed);
    }

    private IEnumerable<Finding> Drift(Chart chart, string readme, string values)
    {
        var found = readme.Split('\n');
        var wanted = ValuesTable.Update(readme, values).Split('\n');
        for (var index = 0; index < Math.Max(found.Length, wanted.Length); index++)
        {
            // Git may check the file out with CRLF.
            if (found.ElementAtOrDefault(index)?.TrimEnd('\r') != wanted.ElementAtOrDefault(index)?.TrimEnd('\r'))
            {
                yield return Rule.InFile(chart.Name, Readme, "the table of values is not what values.yaml says", index + 1);
                yield break;
            }
        }
    }

    private static string ReadmeExample(string replicas) =>
        $"# app\n\n{ValuesTable.Begin}\n| Key | Type | Default | Description |\n| --- | --- | --- | --- |\n| `replicas` | int | `{replicas}` | Number of pods |\n{ValuesTable.End}\n";
}
