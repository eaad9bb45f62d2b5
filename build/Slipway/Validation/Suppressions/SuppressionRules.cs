using Slipway.Model;

namespace Slipway.Validation.Suppressions;

/// <summary>The rules on suppressions themselves. They are checked when those are applied, and cannot be suppressed.</summary>
internal static class SuppressionRules
{
    private const string Good = "suppress:\n  - rule: SLW120\n    object: Deployment/reaper\n    reason: Two of them would return the same leases.\n    until: 2027-12-31\n";

    /// <summary>SLW140: a suppression says why, and is in force.</summary>
    public static Rule Sound { get; } = new(
        "SLW140",
        "Suppressions have a reason and are in force",
        Severity.Error,
        "A suppression without a reason is a switch that nobody dares to turn back, and one that is over was a promise: from the day after its date, its findings "
            + "count again. A rule or a date that cannot be read suppresses nothing.",
        "Give the reason, mend the rule's id or the date, or remove the suppression.",
        new RuleExample(SuppressionFile.Name, "suppress:\n  - rule: SLW120\n    object: Deployment/reaper\n"),
        new RuleExample(SuppressionFile.Name, Good),
        "docs/validation.md");

    /// <summary>SLW141: a suppression suppresses something.</summary>
    public static Rule Used { get; } = new(
        "SLW141",
        "Suppressions suppress something",
        Severity.Warning,
        "What a suppression was for has been mended, or its object was renamed: it will hide the next finding of that rule, which nobody has looked at. Asked only "
            + "when all value sets of a chart were rendered and checked.",
        "Remove the suppression, or mend its object and value sets.",
        new RuleExample(SuppressionFile.Name, Good.Replace("Deployment/reaper", "Deployment/reapr", StringComparison.Ordinal)),
        new RuleExample(SuppressionFile.Name, Good),
        "docs/validation.md");

    /// <summary>Whether a rule is one of these.</summary>
    /// <param name="id">Id of the rule.</param>
    public static bool IsOne(string id) => id.Equals(Sound.Id, StringComparison.OrdinalIgnoreCase) || id.Equals(Used.Id, StringComparison.OrdinalIgnoreCase);
}
