using Cake.Core;
using Slipway.Model;
using Spectre.Console;

namespace Slipway.Reports;

/// <summary>A report for people: a table for each chart, the worst first, the sizes of the manifests side by side, and a line that sums up.</summary>
/// <param name="console">Where to write it.</param>
public sealed class ConsoleReport(IAnsiConsole console)
{
    // Nobody reads a longer table on a terminal, and laying it out takes seconds.
    private const int MostRows = 500;

    /// <summary>
    /// Whether tables and colours serve nobody: the output goes to a file or another program, or to the log of a CI job (which sets the variable <c>CI</c>).
    /// </summary>
    /// <param name="console">Where the report goes.</param>
    /// <param name="environment">The environment.</param>
    public static bool ShouldBePlain(IAnsiConsole console, ICakeEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(environment);
        return !console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Ansi || !string.IsNullOrEmpty(environment.GetEnvironmentVariable("CI"));
    }

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isPlain">Whether to write one line for each finding, without tables and colours.</param>
    public void Write(FindingsReport report, bool isPlain)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (isPlain || report.Charts.Any(chart => chart.Groups.Count > MostRows))
        {
            // The console would break lines at a width that a file does not have.
            PlainReport.Write(console.Profile.Out.Writer, report);
            return;
        }

        var charts = WorstFirst(report.Charts).ToArray();
        foreach (var chart in charts.Where(chart => chart.Groups.Count > 0))
        {
            WriteFindings(chart);
        }

        foreach (var chart in charts.Where(chart => chart.Groups.Count == 0))
        {
            console.MarkupLineInterpolated($"[green]ok[/] [bold]{chart.Name}[/] {chart.Version} [grey]{ReportText.Extent(chart)}{ReportText.Suppressed(chart.SuppressedGroups.Count)}[/]");
        }

        WriteSizes(report);
        var colour = report.IsFailed ? "red" : report.Count(Severity.Warning) > 0 ? "yellow" : "green";
        console.MarkupLine($"[bold {colour}]{Markup.Escape(Summary(report))}[/]");
    }

    /// <summary>The last line: what was checked and what was found.</summary>
    /// <param name="report">The report.</param>
    internal static string Summary(FindingsReport report) =>
        $"{Extent(report)}: {ReportText.Counts(report.Count)}{ReportText.Suppressed(report.SuppressedCount)} in {ReportText.Seconds(report.Duration)}";

    /// <summary>What was checked: <c>5 charts, 27 value sets, 728 objects</c>.</summary>
    /// <param name="report">The report.</param>
    internal static string Extent(FindingsReport report)
    {
        if (report.Charts is [{ Documents: not null } manifests])
        {
            return ReportText.Extent(manifests);
        }

        return $"{ReportText.Count(report.Charts.Count, "chart")}, {ReportText.Extent([.. report.Charts.SelectMany(chart => chart.ValueSets)])}";
    }

    /// <summary>The charts with the most errors first, then those with the most warnings, then by name.</summary>
    /// <param name="charts">The charts.</param>
    internal static IEnumerable<ChartReport> WorstFirst(IEnumerable<ChartReport> charts) => charts
        .OrderByDescending(chart => chart.Count(Severity.Error))
        .ThenByDescending(chart => chart.Count(Severity.Warning))
        .ThenBy(chart => chart.Name, StringComparer.Ordinal)
        .ThenBy(chart => chart.Directory, StringComparer.Ordinal);

    private void WriteFindings(ChartReport chart)
    {
        console.MarkupLineInterpolated($"[bold]{chart.Name}[/] {chart.Version} [grey]{(chart.Directory.Length == 0 ? "" : chart.Directory + ": ")}{ReportText.Extent(chart)}[/]");
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).Expand().ShowRowSeparators()
            .AddColumn(new TableColumn("Rule").NoWrap())
            .AddColumn("Where")
            .AddColumn("Values")
            .AddColumn("What is wrong, and what to do");
        foreach (var group in chart.Groups)
        {
            var finding = group.Finding;
            var where = string.Join('\n', new[] { finding.Location?.ToString(), ReportText.Subject(finding) }.OfType<string>().Select(ReportText.Printable));
            var colour = ColourOf(finding.Severity);
            var advice = finding.Advice is null ? "" : $"\n[grey]{Markup.Escape(ReportText.Printable(finding.Advice))}[/]";
            table.AddRow(
                new Markup($"[{colour}]{ReportText.Name(finding.Severity)}[/]\n{finding.Rule}"),
                new Text(where),
                new Text(group.Share(chart.ValueSets.Count)),
                new Markup(Markup.Escape(ReportText.Printable(finding.Message)) + advice));
        }

        console.Write(table);
    }

    private void WriteSizes(FindingsReport report)
    {
        var sizes = SizeTable.Of(report);
        if (sizes.Rows.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).AddColumn("Manifest size");
        foreach (var column in sizes.Columns)
        {
            table.AddColumn(new TableColumn(new Text(column)).RightAligned());
        }

        foreach (var row in sizes.Rows)
        {
            table.AddRow([new Text(row.Chart), .. row.Cells.Select(cell => new Text(cell))]);
        }

        console.Write(table);
    }

    private static string ColourOf(Severity severity) => severity switch
    {
        Severity.Error => "bold red",
        Severity.Warning => "yellow",
        _ => "blue",
    };
}
