using System.Globalization;
using Slipway.Charts;
using Slipway.Model;
using Slipway.Wording;

namespace Slipway.Validation.Suppressions;

/// <summary>A suppression as somebody wrote it, before anyone has looked whether it is sound.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Reason">The reason; empty when there is none.</param>
/// <param name="Until">The last day on which it holds, as it was written; null for one that holds for good.</param>
internal sealed record SuppressionEntry(string Rule, string Reason, string? Until)
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string UntilPrefix = "until=";

    /// <summary>The objects, as <c>Kind/name</c>; <c>*</c> stands for any characters. Null for findings of every object, and of none.</summary>
    public string? Object { get; init; }

    /// <summary>The value sets; <c>*</c> stands for any characters. Empty for all.</summary>
    public IReadOnlyList<string> ValueSets { get; init; } = [];

    /// <summary>The text of an annotation: the reason, with <c>until=DATE</c> in front when it ends.</summary>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="text">The text.</param>
    public static SuppressionEntry FromText(string rule, string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith(UntilPrefix, StringComparison.Ordinal))
        {
            return new SuppressionEntry(rule, trimmed, null);
        }

        var rest = trimmed[UntilPrefix.Length..];
        var end = rest.AsSpan().IndexOfAny(' ', ';', ',');
        return end < 0 ? new SuppressionEntry(rule, "", rest) : new SuppressionEntry(rule, rest[end..].TrimStart(' ', ';', ','), rest[..end]);
    }

    /// <summary>Why the suppression does not hold, in words; null when it does.</summary>
    /// <param name="today">The day.</param>
    public string? Problem(DateOnly today)
    {
        if (RuleCatalog.Find(Rule) is null)
        {
            var nearest = NearestNames.To(Rule, RuleCatalog.Rules.Select(rule => rule.Id));
            return $"there is no rule '{Rule}'{(nearest.Count > 0 ? $"; did you mean {nearest[0]}?" : "")}";
        }

        if (SuppressionRules.IsOne(Rule))
        {
            return $"{Rule} is about suppressions, and cannot be suppressed";
        }

        if (Reason.Length == 0)
        {
            return $"{Rule} is suppressed without a reason";
        }

        return (Until, Date) switch
        {
            (null, _) => null,
            (_, null) => $"{Rule} is suppressed until '{Until}', which is no date of the form {DateFormat}",
            (_, var last) => last < today ? $"{Rule} is suppressed until {Until}, which is over: {Reason}" : null,
        };
    }

    /// <summary>What a suppressed finding is told.</summary>
    public Suppression ToSuppression() => new(Reason, Date);

    /// <summary>Whether a finding is meant.</summary>
    /// <param name="finding">The finding.</param>
    public bool Covers(Finding finding) =>
        finding.Rule.Equals(Rule, StringComparison.OrdinalIgnoreCase)
        && (Object is null || (finding.Object is { } reference && Matches($"{reference.Kind}/{reference.Name}", Object)))
        && (ValueSets.Count == 0 || (finding.ValueSet is { } set && ValueSets.Any(pattern => Matches(ValueSet.NameOf(set), pattern))));

    private DateOnly? Date => DateOnly.TryParseExact(Until, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    // The first part stands at the beginning, the last one at the end, and the others between them in their order.
    private static bool Matches(string text, string pattern)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return text == pattern;
        }

        var rest = text.AsSpan();
        if (text.Length < parts[0].Length + parts[^1].Length || !rest.StartsWith(parts[0], StringComparison.Ordinal) || !rest.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[parts[0].Length..^parts[^1].Length];
        foreach (var part in parts.AsSpan()[1..^1])
        {
            var found = rest.IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            rest = rest[(found + part.Length)..];
        }

        return true;
    }
}
