using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Reports;

/// <summary>Charts and value sets side by side: what was found in each. Scenarios (<c>ci/*-values.yaml</c>) share the last column.</summary>
/// <param name="Columns">Names of the value sets.</param>
/// <param name="Rows">The charts, by name.</param>
internal sealed record FindingMatrix(IReadOnlyList<string> Columns, IReadOnlyList<FindingMatrixRow> Rows)
{
    private const string Scenarios = "scenarios";
    private const string Everywhere = "whole chart";

    public static FindingMatrix Of(FindingsReport report)
    {
        var charts = report.Charts.OrderBy(chart => chart.Name, StringComparer.Ordinal).ToArray();
        var sets = charts.OrderByDescending(chart => chart.ValueSets.Count).SelectMany(chart => chart.ValueSets.Select(set => set.Name)).Distinct(StringComparer.Ordinal).ToArray();
        string[] environments = [.. sets.Where(name => !ValueSet.IsScenario(name))];
        var hasScenarios = environments.Length < sets.Length;
        return new FindingMatrix([Everywhere, .. environments, .. hasScenarios ? [Scenarios] : Array.Empty<string>()], [.. charts.Select(Row)]);

        FindingMatrixRow Row(ChartReport chart) => new(chart.Name, [
            Cell(chart, [null]),
            .. environments.Select(set => chart.ValueSets.Any(one => one.Name == set) ? Cell(chart, [set]) : "-"),
            .. hasScenarios ? [chart.ValueSets.Any(one => ValueSet.IsScenario(one.Name)) ? Cell(chart, [.. chart.ValueSets.Select(one => one.Name).Where(ValueSet.IsScenario)]) : "-"] : Array.Empty<string>(),
        ]);
    }

    // A null stands for what does not depend on values.
    private static string Cell(ChartReport chart, IReadOnlyList<string?> sets)
    {
        var groups = chart.Groups.Where(group => group.ValueSets.Count == 0 ? sets.Contains(null) : group.ValueSets.Any(set => sets.Contains(set))).ToArray();
        var counts = ReportText.Counts(severity => groups.Count(group => group.Finding.Severity == severity));
        return groups.Any(group => group.Finding.Severity > Severity.Info) ? counts : groups.Length > 0 ? $"ok ({counts})" : "ok";
    }
}

/// <summary>A row of a <see cref="FindingMatrix"/>.</summary>
/// <param name="Chart">Name of the chart.</param>
/// <param name="Cells">What was found, in words, one for each column: <c>ok</c>, <c>2 errors</c>, or <c>-</c> where the chart has no such value set.</param>
internal sealed record FindingMatrixRow(string Chart, IReadOnlyList<string> Cells);
