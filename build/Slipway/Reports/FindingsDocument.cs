using Slipway.Model;

namespace Slipway.Reports;

/// <summary>The shape of findings.json. What it means is said in docs/findings-json.md; a change that breaks readers raises <see cref="FormatVersion"/>.</summary>
internal sealed record FindingsDocument(
    int FormatVersion,
    IReadOnlyList<ToolVersion> Tools,
    TotalsDocument Totals,
    double DurationSeconds,
    IReadOnlyList<ChartDocument> Charts,
    IReadOnlyList<CheckedDocument>? Documents,
    IReadOnlyList<FindingDocument>? Findings)
{
    private const int CurrentFormatVersion = 1;

    public static FindingsDocument Of(FindingsReport report)
    {
        ChartReport[] charts = [.. report.Charts.Where(chart => chart.Documents is null)];
        var manifests = report.Charts.FirstOrDefault(chart => chart.Documents is not null);
        return new FindingsDocument(
            CurrentFormatVersion,
            report.Tools,
            TotalsOf(report, charts),
            Seconds(report.Duration),
            [.. charts.Select(Of)],
            manifests is null ? null : CheckedDocument.AllOf(manifests, report.FailsAt),
            manifests is null ? null : [.. manifests.Groups.Concat(manifests.SuppressedGroups).Select(Of)]);
    }

    private static TotalsDocument TotalsOf(FindingsReport report, ChartReport[] charts) => new(
        charts.Length,
        charts.Sum(chart => chart.ValueSets.Count),
        report.Charts.Sum(chart => chart.Documents?.Count ?? chart.ValueSets.Sum(set => set.Objects)),
        report.Count(Severity.Error),
        report.Count(Severity.Warning),
        report.Count(Severity.Info),
        report.SuppressedCount,
        report.IsFailed);

    private static ChartDocument Of(ChartReport chart) => new(
        chart.Name,
        chart.Version,
        chart.Directory,
        [.. chart.ValueSets.Select(set => new ValueSetDocument(set.Name, set.Objects, set.ManifestBytes, Seconds(set.Duration)))],
        [.. chart.Groups.Concat(chart.SuppressedGroups).Select(Of)]);

    private static FindingDocument Of(FindingGroup group) => new(
        group.Finding.Rule,
        group.Finding.Check,
        ReportText.Name(group.Finding.Severity),
        group.Finding.Message,
        group.Finding.Advice,
        group.Finding.Document is null ? group.ValueSets : null,
        group.Finding.Document?.File,
        group.Finding.Document?.Index,
        group.Finding.Document?.Item,
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
    string? Check,
    string Severity,
    string Message,
    string? Advice,
    IReadOnlyList<string>? ValueSets,
    string? File,
    int? Document,
    int? Item,
    SourceLocation? Location,
    ObjectReference? Object,
    string? FieldPath,
    Suppression? Suppressed);

internal sealed record CheckedDocument(string File, int Document, int? Item, int Line, ObjectReference? Object, bool HasPod, string Verdict, int Errors, int Warnings, int Infos)
{
    public static IReadOnlyList<CheckedDocument> AllOf(ChartReport manifests, Severity failsAt)
    {
        var findings = manifests.Findings.Where(finding => finding.Suppressed is null).ToLookup(finding => finding.Document);
        return [.. manifests.Documents!.Select(document => Of(document, [.. findings[document.Reference]], failsAt))];
    }

    private static CheckedDocument Of(DocumentReport document, Finding[] findings, Severity failsAt) => new(
        document.Reference.File,
        document.Reference.Index,
        document.Reference.Item,
        document.Line,
        document.Object,
        document.HasPod,
        Array.Exists(findings, finding => finding.Severity >= failsAt) ? "fail" : "pass",
        findings.Count(finding => finding.Severity == Severity.Error),
        findings.Count(finding => finding.Severity == Severity.Warning),
        findings.Count(finding => finding.Severity == Severity.Info));
}
