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
