using System.Text.RegularExpressions;
using Slipway.Model;
using Slipway.Validation;
using Slipway.Validation.Rules;

namespace Slipway.Reports.Sarif;

/// <summary>Rules as SARIF describes them.</summary>
internal static partial class SarifRules
{
    /// <summary>A rule.</summary>
    /// <param name="rule">The rule.</param>
    public static SarifRule Of(Rule rule) => new(
        rule.Id,
        NameOf(rule.Title),
        new SarifText(rule.Title),
        new SarifText(rule.Rationale),
        new SarifText($"{rule.Rationale}\n\n{rule.Advice}", MarkdownOf(rule)),
        Address().Match(rule.Source) is { Success: true } address ? address.Value : null,
        new SarifConfiguration(LevelOf(rule.Severity)),
        new SarifRuleProperties(TagsOf(rule), ProblemSeverityOf(rule.Severity)));

    /// <summary>A severity as SARIF calls it.</summary>
    /// <param name="severity">The severity.</param>
    public static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static string ProblemSeverityOf(Severity severity) => severity == Severity.Info ? "recommendation" : LevelOf(severity);

    // SARIF 2.1.0, 3.49.7: a name that people understand; it is customary to write it in Pascal case, without two capitals side by side.
    private static string NameOf(string title)
    {
        var plain = title.Replace("'", "", StringComparison.Ordinal);
        return string.Concat(plain
            .Split([.. plain.Where(character => !char.IsAsciiLetterOrDigit(character)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 1)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
    }

    private static string MarkdownOf(Rule rule) => $"""
        {rule.Rationale}

        **What to do.** {rule.Advice}

        Bad:

        ```yaml
        {rule.Bad.Text.TrimEnd()}
        ```

        Good:

        ```yaml
        {rule.Good.Text.TrimEnd()}
        ```

        Source: {rule.Source}
        """.ReplaceLineEndings("\n");

    // A source may name several; SARIF takes one.
    [GeneratedRegex(@"https?://[^\s,;]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    private static IReadOnlyList<string> TagsOf(Rule rule)
    {
        var topic = PolicyRules.Topics.FirstOrDefault(topic => topic.Rules.Any(one => one.Rule.Id == rule.Id))?.Name;
        var subject = RuleCatalog.ManifestRules.Any(one => one.Rule.Id == rule.Id) ? "manifest" : "chart";
        return ["kubernetes", "helm", subject, .. topic is null ? Array.Empty<string>() : [topic.ToLowerInvariant().Replace(' ', '-')]];
    }
}
