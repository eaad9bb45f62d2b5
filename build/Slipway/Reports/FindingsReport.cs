using Slipway.Model;

namespace Slipway.Reports;

/// <summary>What a validation found: the one model that every writer of a report reads.</summary>
public sealed record FindingsReport
{
    /// <summary>The charts, in the order in which they are listed in files.</summary>
    public required IReadOnlyList<ChartReport> Charts { get; init; }

    /// <summary>The tools that the result depends on, such as helm.</summary>
    public IReadOnlyList<ToolVersion> Tools { get; init; } = [];

    /// <summary>How long the whole validation took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The least severity that fails the run.</summary>
    public Severity FailsAt { get; init; } = Severity.Error;

    /// <summary>Whether a finding fails the run.</summary>
    public bool IsFailed => Charts.Any(chart => chart.Groups.Any(group => group.Finding.Severity >= FailsAt));

    /// <summary>How many findings there are of each severity, in words: <c>2 errors, 1 warning</c>.</summary>
    public string Counts => ReportText.Counts(Count);

    /// <summary>The number of findings that are suppressed; what is found under several value sets counts once.</summary>
    public int SuppressedCount => Charts.Sum(chart => chart.SuppressedGroups.Count);

    /// <summary>The number of findings of a severity; what is found under several value sets counts once.</summary>
    /// <param name="severity">The severity.</param>
    public int Count(Severity severity) => Charts.Sum(chart => chart.Count(severity));
}

/// <summary>A tool that the result depends on.</summary>
/// <param name="Name">Its name, such as <c>helm</c>.</param>
/// <param name="Version">Its version, such as <c>4.1.4</c>.</param>
public sealed record ToolVersion(string Name, string Version);

/// <summary>What a validation found in one chart.</summary>
/// <param name="Name">Name of the chart.</param>
/// <param name="Version">Version of the chart; empty when it has none.</param>
/// <param name="Directory">The chart's folder as users write it, relative to the working directory where possible, with forward slashes.</param>
public sealed record ChartReport(string Name, string Version, string Directory)
{
    private readonly Lazy<IReadOnlyList<FindingGroup>> _groups = new(() => []);
    private readonly Lazy<IReadOnlyList<FindingGroup>> _suppressed = new(() => []);
    private readonly IReadOnlyList<Finding> _findings = [];

    /// <summary>The value sets that were rendered; none for a library.</summary>
    public IReadOnlyList<ValueSetReport> ValueSets { get; init; } = [];

    /// <summary>The documents that were checked, in the order of files and documents; null for a chart, which has value sets instead.</summary>
    public IReadOnlyList<DocumentReport>? Documents { get; init; }

    /// <summary>Everything that was found, in any order; also what is suppressed.</summary>
    public IReadOnlyList<Finding> Findings
    {
        get => _findings;
        init
        {
            _findings = value;
            _groups = new Lazy<IReadOnlyList<FindingGroup>>(() => FindingGroup.Of(value.Where(finding => finding.Suppressed is null)));
            _suppressed = new Lazy<IReadOnlyList<FindingGroup>>(() => FindingGroup.Of(value.Where(finding => finding.Suppressed is not null)));
        }
    }

    /// <summary>The findings that count, those that differ by the value set alone taken together; the worst first.</summary>
    public IReadOnlyList<FindingGroup> Groups => _groups.Value;

    /// <summary>The findings that are suppressed, taken together likewise.</summary>
    public IReadOnlyList<FindingGroup> SuppressedGroups => _suppressed.Value;

    /// <summary>The number of findings of a severity; what is found under several value sets counts once.</summary>
    /// <param name="severity">The severity.</param>
    public int Count(Severity severity) => Groups.Count(group => group.Finding.Severity == severity);

    /// <summary>A path of a finding, from the working directory on.</summary>
    /// <param name="location">The place within the chart's folder.</param>
    public string PathOf(SourceLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Directory is "" or "." ? location.ToString() : $"{Directory}/{location}";
    }
}

/// <summary>What one value set of a chart rendered to.</summary>
/// <param name="Name">Name of the value set.</param>
/// <param name="Objects">Number of objects.</param>
/// <param name="ManifestBytes">Size of the rendered text, in bytes of UTF-8.</param>
/// <param name="Duration">How long rendering and checking took; next to nothing when the result was known already.</param>
public sealed record ValueSetReport(string Name, int Objects, long ManifestBytes, TimeSpan Duration);
