using Cake.Core;
using Slipway.Model;

namespace Slipway.Charts;

/// <summary>Picks the version of Kubernetes that a chart is rendered for.</summary>
public static class KubeVersions
{
    /// <summary>The version that is taken when nobody asks for another.</summary>
    public const string Default = "1.34.0";

    // From 1.16 on: helm 3's charts are no older, and no cluster that still gets fixes is.
    private static readonly SemanticVersion[] Known = [.. Enumerable.Range(16, 25).Select(minor => new SemanticVersion(1, minor, 0))];

    /// <summary>
    /// The version to render a chart for: the one asked for, else the default, else, when the chart's <c>kubeVersion</c> does not allow
    /// the default, the newest that it allows.
    /// </summary>
    /// <param name="chart">What the chart says of itself.</param>
    /// <param name="asked">The version asked for, in full, or null.</param>
    public static string For(ChartMetadata? chart, string? asked)
    {
        if (asked is not null || chart?.KubeVersion is not { } allowed || !VersionRange.TryParse(allowed, out var range))
        {
            return asked ?? Default;
        }

        var isDefaultAllowed = SemanticVersion.TryParse(Default, out var version) && range.Includes(version);
        return isDefaultAllowed ? Default : Known.LastOrDefault(range.Includes)?.ToString() ?? Default;
    }

    /// <summary>
    /// The versions to render a chart for. Of several that are asked for, those that the chart's <c>kubeVersion</c> does not allow are left out; when it
    /// allows none, the first one stays, so that helm says so.
    /// </summary>
    /// <param name="chart">What the chart says of itself.</param>
    /// <param name="asked">The versions asked for, in full; none leaves it to the chart.</param>
    public static IReadOnlyList<string> ForAll(ChartMetadata? chart, IReadOnlyList<string> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Count < 2)
        {
            return [For(chart, asked.Count == 0 ? null : asked[0])];
        }

        string[] allowed = [.. asked.Where(version => IsAllowed(chart, version))];
        return allowed.Length > 0 ? allowed : [asked[0]];
    }

    /// <summary>Reads versions as people type them, separated by commas: <c>1.20,1.32,1.36</c>.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>The versions in full, each once, in the order of the command line.</returns>
    /// <exception cref="CakeException">One is no version.</exception>
    public static IReadOnlyList<string> ParseAll(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return [.. typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(typed).Select(Parse).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsAllowed(ChartMetadata? chart, string version) =>
        chart?.KubeVersion is not { } allowed
        || !VersionRange.TryParse(allowed, out var range)
        || (SemanticVersion.TryParse(version, out var parsed) && range.Includes(parsed));

    /// <summary>Completes a version as people type it: <c>1.20</c>, <c>v1.20.2</c>.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>The version in full, without the v.</returns>
    /// <exception cref="CakeException">It is no version.</exception>
    public static string Parse(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var text = typed.StartsWith('v') ? typed[1..] : typed;
        var full = text.Count(character => character == '.') == 1 ? text + ".0" : text;
        return SemanticVersion.TryParse(full, out _)
            ? full
            : throw new CakeException($"Reading the command line: '{typed}' is no version of Kubernetes. Write one such as 1.34 or 1.20.2.");
    }
}
