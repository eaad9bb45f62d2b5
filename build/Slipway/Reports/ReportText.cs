using System.Globalization;
using Slipway.Model;

namespace Slipway.Reports;

/// <summary>How numbers and findings are put into words, the same in every report.</summary>
internal static class ReportText
{
    private const double Kibi = 1024;

    /// <summary>A severity as it is written: <c>error</c>, <c>warning</c>, <c>info</c>.</summary>
    /// <param name="severity">The severity.</param>
    public static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>A text on one line in which nothing moves a terminal's cursor or changes its colours; what was rendered can hold anything.</summary>
    /// <param name="text">The text.</param>
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.ReplaceLineEndings(" ").Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;

    /// <summary>A number with its noun: <c>1 error</c>, <c>2 errors</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun, for one.</param>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The findings by severity, those of which there are none left out: <c>2 errors, 1 warning</c>, or <c>no findings</c>.</summary>
    /// <param name="count">The number for each severity.</param>
    public static string Counts(Func<Severity, int> count)
    {
        var parts = new[] { Severity.Error, Severity.Warning, Severity.Info }
            .Where(severity => count(severity) > 0)
            .Select(severity => severity == Severity.Info ? $"{count(severity)} info" : Count(count(severity), Name(severity)));
        return string.Join(", ", parts) is { Length: > 0 } text ? text : "no findings";
    }

    /// <summary>What stands behind a number of findings when some are suppressed: <c>, 3 suppressed</c>; nothing when none is.</summary>
    /// <param name="count">How many are.</param>
    public static string Suppressed(int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} suppressed");

    /// <summary>Why a finding does not count, and how long.</summary>
    /// <param name="suppression">What its owner said.</param>
    public static string Reason(Suppression suppression) =>
        suppression.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $"{suppression.Reason} (until {until:yyyy-MM-dd})") : suppression.Reason;

    /// <summary>A size: bytes below 1 KiB, else KiB or MiB with one digit.</summary>
    /// <param name="bytes">The size, in bytes.</param>
    public static string Size(long bytes) => bytes switch
    {
        < (long)Kibi => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < (long)(Kibi * Kibi) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibi:0.0} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (Kibi * Kibi):0.0} MiB"),
    };

    /// <summary>A duration in seconds, with two digits.</summary>
    /// <param name="duration">The duration.</param>
    public static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.00} s");

    /// <summary>How much was looked at: <c>5 value sets, 61 objects</c>; without the objects, when no rule counted them.</summary>
    /// <param name="sets">The value sets.</param>
    public static string Extent(IReadOnlyCollection<ValueSetReport> sets)
    {
        var objects = sets.Sum(set => set.Objects);
        return Count(sets.Count, "value set") + (objects > 0 ? $", {Count(objects, "object")}" : "");
    }

    /// <summary>What a chart was checked as: <c>5 value sets, 61 objects</c>; of a library, that it renders nothing.</summary>
    /// <param name="chart">The chart.</param>
    public static string Extent(ChartReport chart) => chart switch
    {
        { Documents: { } documents } => $"{Count(documents.Select(document => document.Reference.File).Distinct(StringComparer.Ordinal).Count(), "file")}, {Count(documents.Count, "object")}",
        { ValueSets.Count: 0 } => "not rendered",
        _ => Extent(chart.ValueSets),
    };

    /// <summary>The object that a finding is about; null when there is none, or it has neither kind nor name.</summary>
    /// <param name="finding">The finding.</param>
    public static string? Subject(Finding finding) => finding.Object is null or { Kind: "", Name: "" } ? null : finding.Object.ToString();

    /// <summary>A finding in full, on lines of its own: place, object, field, what is wrong and what to do.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="finding">The finding.</param>
    public static string Details(ChartReport chart, Finding finding)
    {
        IEnumerable<string?> lines =
        [
            finding.Message,
            finding.Location is { } location ? $"in {chart.PathOf(location)}" : null,
            Subject(finding) is { } subject ? $"object {subject}" : null,
            finding.FieldPath is { } path ? $"field {path}" : null,
            finding.Advice,
        ];
        return string.Join('\n', lines.OfType<string>());
    }
}
