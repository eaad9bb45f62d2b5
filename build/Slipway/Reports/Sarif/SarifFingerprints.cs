using System.Globalization;
using Slipway.Caching;
using Slipway.Model;

namespace Slipway.Reports.Sarif;

/// <summary>
/// What makes a result the same one in the next run: rule, chart, object and field, not the line. Two results of one run never have the same.
/// </summary>
internal sealed class SarifFingerprints
{
    private const int Digits = 32;

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>The fingerprints of a result.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="region">Where the result points.</param>
    public IReadOnlyDictionary<string, string> Of(ChartReport chart, Finding finding, SarifRegion region)
    {
        using var hash = new ContentHash();
        var file = finding.Object is null ? finding.Location?.File : null;
        var key = hash.Add(finding.Rule).Add(chart.Name).Add(finding.Object?.ToString()).Add(finding.FieldPath).Add(file).ToHex()[..Digits];
        _seen[key] = _seen.GetValueOrDefault(key) + 1;
        var value = string.Create(CultureInfo.InvariantCulture, $"{key}:{_seen[key]}");

        // GitHub goes by the second name alone. Where a finding has a line, that is left to GitHub's upload: it takes a hash of the line, and warns of every
        // other value. Findings without a line all point at the same one, and those of one rule would be shown as one: they keep their own, for a warning each.
        var fingerprints = new Dictionary<string, string> { ["slipwayFinding/v1"] = value };
        if (!region.IsKnown)
        {
            fingerprints["primaryLocationLineHash"] = value;
        }

        return fingerprints;
    }
}
