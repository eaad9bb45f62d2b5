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

    public IReadOnlyDictionary<string, string> Of(ChartReport chart, Finding finding)
    {
        using var hash = new ContentHash();
        var file = finding.Object is null ? finding.Location?.File : null;
        var key = hash.Add(finding.Rule).Add(chart.Name).Add(finding.Object?.ToString()).Add(finding.FieldPath).Add(file).ToHex()[..Digits];
        _seen[key] = _seen.GetValueOrDefault(key) + 1;
        var value = string.Create(CultureInfo.InvariantCulture, $"{key}:{_seen[key]}");

        // GitHub knows the second name alone. Left to itself it takes a hash of the line, and many findings about a template have no line of their own:
        // all of one rule would be shown as one.
        return new Dictionary<string, string> { ["slipwayFinding/v1"] = value, ["primaryLocationLineHash"] = value };
    }
}
