using Slipway.Model;

namespace Slipway.Reports;

/// <summary>The shape of findings.json. What it means is said in docs/findings-json.md; a change that breaks readers raises <see cref="FormatVersion"/>.</summary>
internal sealed record FindingsDocument(
    int FormatVersion,
    IReadOnlyList<ToolVersion> Tools,
    TotalsDocument Totals,
    double DurationSeconds,
    IReadOnlyList<ChartDocument> Charts)
{
    private const int CurrentFormatVersion = 1;

    public static FindingsDocument Of(FindingsReport report) => new(
        CurrentFormatVersion,
        report.Tools,
        new TotalsDocument(
            report.Charts.Count,
            report.Charts.Sum(chart => chart.ValueSets.Count),
            report.Charts.Sum(chart => chart.ValueSets.Sum(set => set.Objects)),
            report.Count(Severity.Error),
            report.Count(Severity.Warning),
            report.Count(Severity.Info),
            report.SuppressedCount,
            report.IsFailed),
        Seconds(report.Duration),
        [.. report.Charts.Select(Of)]);

    private static ChartDocument Of(ChartReport chart) => new(
        chart.Name,
        chart.Version,
        chart.Directory,
        [.. chart.ValueSets.Select(set => new ValueSetDocument(set.Name, set.Objects, set.ManifestBytes, Seconds(set.Duration)))],
        [.. chart.Groups.Concat(chart.SuppressedGroups).Select(Of)]);

    private static FindingDocument Of(FindingGroup group) => new(
        group.Finding.Rule,
        ReportText.Name(group.Finding.Severity),
        group.Finding.Message,
        group.Finding.Advice,
        group.ValueSets,
        group.Finding.Location,
        group.Finding.Object,
        group.Finding.FieldPath,
        group.Finding.Suppressed);

    private static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);
}

internal sealed record TotalsDocument(int Charts, int ValueSets, int Objects, int Errors, int Warnings, int Infos, int Suppressed, bool Failed);

internal sealed record ChartDocument(string Name, string Version, string Directory, IReadOnlyList<ValueSetDocument> ValueSets, IReadOnlyList<FindingDocument> Findings);

internal sealed record ValueSetDocument(string Name, int Objects, long ManifestBytes, double DurationSeconds);

internal sealed record FindingDocument(
    string Rule,
    string Severity,
    string Message,
    string? Advice,
    IReadOnlyList<string> ValueSets,
    SourceLocation? Location,
    ObjectReference? Object,
    string? FieldPath,
    Suppression? Suppressed);
