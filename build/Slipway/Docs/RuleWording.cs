using Slipway.Model;
using Slipway.Reports;
using Slipway.Validation;
using Slipway.Validation.Suppressions;

namespace Slipway.Docs;

/// <summary>What is said of every rule in the same words, on its page and in the terminal.</summary>
internal static class RuleWording
{
    // The way to production.
    private static readonly string[] Order = ["local", "dev", "staging", "prod"];

    /// <summary>How much its findings weigh, and where: <c>warning; error in staging and prod</c>.</summary>
    /// <param name="rule">The rule.</param>
    public static string SeverityOf(Rule rule)
    {
        var elsewhere = rule.SeverityIn
            .Where(pair => pair.Value != rule.Severity && (rule.OnlyIn.Count == 0 || rule.OnlyIn.Contains(pair.Key, StringComparer.Ordinal)))
            .GroupBy(pair => pair.Value, pair => pair.Key)
            .OrderByDescending(group => group.Key)
            .Select(group => $"; {ReportText.Name(group.Key)} in {And(group)}");
        return ReportText.Name(rule.Severity) + string.Concat(elsewhere);
    }

    /// <summary>When it is checked: <c>for each value set</c>, or as its page says.</summary>
    /// <param name="rule">The rule.</param>
    public static string ScopeOf(Rule rule)
    {
        if (SuppressionRules.IsOne(rule.Id))
        {
            return "when suppressions are applied";
        }

        if (!RuleCatalog.ManifestRules.Any(candidate => candidate.Rule.Id == rule.Id))
        {
            return RuleCatalog.ChartRules.Any(candidate => candidate.Rule.Id == rule.Id) ? "once for each chart" : "while the chart is read and rendered";
        }

        var sets = rule.OnlyIn.Count > 0 ? $"in {And(rule.OnlyIn)}" : "for each value set" + (rule.SparesScenarios ? " but scenarios of ci/" : "");
        return rule.IsOnDemand ? $"{sets}, when asked for: --rules={rule.Id}" : sets;
    }

    /// <summary>Whose charts are held to it less strictly; null when nobody's are.</summary>
    /// <param name="rule">The rule.</param>
    public static string? StrangersOf(Rule rule) => rule.WarnsUndeclared ? "A chart that no system declares gets a warning at most." : null;

    /// <summary>How a finding of it is suppressed; null for a rule that cannot be.</summary>
    /// <param name="rule">The rule.</param>
    public static string? SuppressionOf(Rule rule) => SuppressionRules.IsOne(rule.Id)
        ? null
        : $"in {SuppressionFile.Name} beside Chart.yaml:\n\nsuppress:\n  - rule: {rule.Id}\n    object: Kind/name\n    reason: Why it does not count here.\n";

    /// <summary>How an object's own annotation suppresses it; null for a rule that is not about rendered objects.</summary>
    /// <param name="rule">The rule.</param>
    public static string? AnnotationOf(Rule rule) => RuleCatalog.ManifestRules.Any(candidate => candidate.Rule.Id == rule.Id)
        ? $"{IgnoreAnnotation.Prefix}{rule.Id}: \"until=2027-12-31 Why it does not count here.\""
        : null;

    private static string And(IEnumerable<string> names)
    {
        string[] ordered = [.. names.OrderBy(name => Array.IndexOf(Order, name))];
        return ordered.Length == 1 ? ordered[0] : $"{string.Join(", ", ordered[..^1])} and {ordered[^1]}";
    }
}
