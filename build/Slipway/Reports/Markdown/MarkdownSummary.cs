using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;

namespace Slipway.Reports.Markdown;

/// <summary>A report as Markdown, for the summary of a CI job: the totals, charts and value sets side by side, and the findings.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">Names the file of the job's summary.</param>
public sealed class MarkdownSummary(IFileSystem fileSystem, ICakeEnvironment environment)
{
    /// <summary>The environment variable with the file that GitHub shows as the job's summary.</summary>
    public const string StepSummaryVariable = "GITHUB_STEP_SUMMARY";

    // Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits.
    private const int StepSummaryLimit = 1024 * 1024;

    /// <summary>Writes a report to a file, all or nothing, and appends it to the summary of the GitHub job, as far as there is one and room is left in it.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(FilePath path, FindingsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        AtomicFile.Write(fileSystem, path, stream => stream.Write(Encoding.UTF8.GetBytes(Text(report))));
        if (environment.GetEnvironmentVariable(StepSummaryVariable) is { Length: > 0 } summary)
        {
            var file = fileSystem.GetFile(new FilePath(summary).MakeAbsolute(environment));
            using var stream = file.Open(FileMode.Append, FileAccess.Write, FileShare.Read);
            stream.Write(Encoding.UTF8.GetBytes(Text(report, StepSummaryLimit - (int)Math.Min(stream.Length, StepSummaryLimit))));
        }
    }

    /// <summary>A report as Markdown.</summary>
    /// <param name="report">The report.</param>
    /// <param name="limit">The most bytes of UTF-8 that it may have; findings that do not fit are left out, and a line says so.</param>
    public static string Text(FindingsReport report, int limit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(report);
        const string Cut = "\n_More findings than this summary has room for: findings.json and index.html have them all._\n";
        var text = new StringBuilder();
        var room = limit - Encoding.UTF8.GetByteCount(Cut);
        foreach (var block in Blocks(report))
        {
            room -= Encoding.UTF8.GetByteCount(block);
            if (room < 0)
            {
                return limit < Cut.Length ? "" : text.Append(Cut).ToString();
            }

            text.Append(block);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Blocks(FindingsReport report)
    {
        yield return $"## Slipway: {(report.IsFailed ? "failed" : "passed")}\n\n{ConsoleReport.Summary(report)}\n";
        foreach (var block in Matrix(report))
        {
            yield return block;
        }

        foreach (var chart in ConsoleReport.WorstFirst(report.Charts).Where(chart => chart.Groups.Count > 0))
        {
            foreach (var group in chart.Groups)
            {
                yield return Finding(chart, group);
            }
        }
    }

    private static IEnumerable<string> Matrix(FindingsReport report)
    {
        var matrix = FindingMatrix.Of(report);
        if (matrix.Rows.Count == 0)
        {
            yield break;
        }

        yield return $"\n| Chart | {string.Join(" | ", matrix.Columns.Select(MarkdownText.Escape))} |\n|---|{string.Concat(matrix.Columns.Select(_ => "---|"))}\n";
        foreach (var row in matrix.Rows)
        {
            yield return $"| {MarkdownText.Escape(row.Chart)} | {string.Join(" | ", row.Cells.Select(cell => MarkdownText.Escape(cell)))} |\n";
        }
    }

    private static string Finding(ChartReport chart, FindingGroup group)
    {
        var finding = group.Finding;
        string?[] lines =
        [
            finding.Location is { } location ? $"in {MarkdownText.Code(chart.PathOf(location))}" : null,
            finding.Object is { } reference ? $"object {MarkdownText.Code(reference.ToString())}" : null,
            finding.FieldPath is { } path ? $"field {MarkdownText.Code(path)}" : null,
            group.ValueSets.Count > 0 ? $"value sets {MarkdownText.Escape(string.Join(", ", group.ValueSets))}" : null,
            finding.Advice is { } advice ? MarkdownText.Escape(advice) : null,
        ];
        var head = MarkdownText.Html($"{ReportText.Name(finding.Severity)} {finding.Rule} {chart.Name}: {finding.Message}");
        return $"\n<details><summary>{head}</summary>\n\n{string.Concat(lines.OfType<string>().Select(line => $"- {line}\n"))}\n</details>\n";
    }
}
