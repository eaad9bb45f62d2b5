using Slipway.Charts;

namespace Slipway.Reports;

/// <summary>The sizes of what charts render to, environments side by side. Scenarios (<c>ci/*-values.yaml</c>) are no environments.</summary>
/// <param name="Columns">Names of the value sets.</param>
/// <param name="Rows">The charts that render something, by name.</param>
internal sealed record SizeTable(IReadOnlyList<string> Columns, IReadOnlyList<SizeRow> Rows)
{
    public static SizeTable Of(FindingsReport report)
    {
        var charts = report.Charts.Where(chart => chart.ValueSets.Any(set => set.ManifestBytes > 0)).OrderBy(chart => chart.Name, StringComparer.Ordinal).ToArray();

        // Each chart lists its sets in the order of the way to production; the first chart that has one decides its place.
        string[] columns =
        [
            .. charts.OrderByDescending(chart => chart.ValueSets.Count)
                .SelectMany(chart => chart.ValueSets.Select(set => set.Name))
                .Where(name => !ValueSet.IsScenario(name))
                .Distinct(StringComparer.Ordinal),
        ];
        return new SizeTable(columns, [.. charts.Select(chart => new SizeRow(chart.Name, [.. columns.Select(column => Cell(chart, column))]))]);
    }

    private static string Cell(ChartReport chart, string column) =>
        chart.ValueSets.FirstOrDefault(set => set.Name == column) is { ManifestBytes: > 0 } set ? ReportText.Size(set.ManifestBytes) : "-";
}

/// <summary>A row of a <see cref="SizeTable"/>.</summary>
/// <param name="Chart">Name of the chart.</param>
/// <param name="Cells">The sizes, one for each column.</param>
internal sealed record SizeRow(string Chart, IReadOnlyList<string> Cells);
