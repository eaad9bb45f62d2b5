namespace Slipway.Reports;

/// <summary>A report in plain lines, for files and logs: one line for each finding, in the form of compilers, and one for what to do.</summary>
internal static class PlainReport
{
    public static void Write(TextWriter writer, FindingsReport report)
    {
        foreach (var chart in ConsoleReport.WorstFirst(report.Charts))
        {
            writer.WriteLine($"{$"{chart.Name} {chart.Version}".TrimEnd()}: {ReportText.Counts(chart.Count)}{ReportText.Suppressed(chart.SuppressedGroups.Count)}; {ReportText.Extent(chart)}");
            foreach (var group in chart.Groups)
            {
                WriteFinding(writer, chart, group);
            }
        }

        WriteSizes(writer, SizeTable.Of(report));
        writer.WriteLine(ConsoleReport.Summary(report));
    }

    private static void WriteFinding(TextWriter writer, ChartReport chart, FindingGroup group)
    {
        var finding = group.Finding;
        var place = finding.Location is { } location ? chart.PathOf(location) : chart.Name;
        var subject = ReportText.Subject(finding) is { } named ? $"{named}: " : "";
        var share = group.InValueSets(chart.ValueSets.Count) is { Length: > 0 } text ? $" ({text})" : "";
        writer.WriteLine(ReportText.Printable($"  {place}: {ReportText.Name(finding.Severity)} {finding.Rule}: {subject}{finding.Message}{share}"));
        if (finding.Advice is not null)
        {
            writer.WriteLine(ReportText.Printable($"    {finding.Advice}"));
        }
    }

    private static void WriteSizes(TextWriter writer, SizeTable sizes)
    {
        if (sizes.Rows.Count == 0)
        {
            return;
        }

        string[][] lines = [["manifest size", .. sizes.Columns], .. sizes.Rows.Select(row => (string[])[row.Chart, .. row.Cells])];
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length))];
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            writer.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
