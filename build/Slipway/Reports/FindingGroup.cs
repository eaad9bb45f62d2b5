using Slipway.Model;

namespace Slipway.Reports;

/// <summary>Findings of a chart that differ by the value set alone.</summary>
/// <param name="Finding">One of them.</param>
/// <param name="ValueSets">The value sets under which it was found, in the order of their names; empty when it does not depend on values.</param>
public sealed record FindingGroup(Finding Finding, IReadOnlyList<string> ValueSets)
{
    /// <summary>Takes findings together: the worst first, then by rule, place, object and message.</summary>
    /// <param name="findings">The findings of one chart.</param>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(finding => finding with { ValueSet = null })
            .Select(group => new FindingGroup(
                group.Key,
                [.. group.Select(finding => finding.ValueSet).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
            .OrderByDescending(group => group.Finding.Severity)
            .ThenBy(group => group.Finding.Rule, StringComparer.Ordinal)
            .ThenBy(group => group.Finding.Location?.File, StringComparer.Ordinal)
            .ThenBy(group => group.Finding.Location?.Line)
            .ThenBy(group => group.Finding.Location?.Column)
            .ThenBy(group => group.Finding.Object?.ToString(), StringComparer.Ordinal)
            .ThenBy(group => group.Finding.FieldPath, StringComparer.Ordinal)
            .ThenBy(group => group.Finding.Message, StringComparer.Ordinal),
    ];

    /// <summary>Under how many value sets it was found, in words: <c>all 5</c>, <c>2 of 5</c>, or the name of the only one; empty when it does not depend on values.</summary>
    /// <param name="total">The number of the chart's value sets.</param>
    public string Share(int total) => ValueSets.Count switch
    {
        0 => "",
        1 when total > 1 => ValueSets[0],
        _ => $"{ValueSets.Count} of {Math.Max(total, ValueSets.Count)}",
    };

    /// <summary>The same in a sentence: <c>in 5 of 5 value sets</c>, or <c>in prod</c>; empty when it does not depend on values.</summary>
    /// <param name="total">The number of the chart's value sets.</param>
    public string InValueSets(int total) => Share(total) switch
    {
        "" => "",
        var share => ValueSets.Count == 1 && total > 1 ? $"in {share}" : $"in {share} value set{(Math.Max(total, ValueSets.Count) == 1 ? "" : "s")}",
    };
}
