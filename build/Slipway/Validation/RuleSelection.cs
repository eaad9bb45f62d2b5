using Cake.Core;
using Slipway.Model;
using Slipway.Validation.PodSecurity;
using Slipway.Wording;

namespace Slipway.Validation;

/// <summary>Which rules count, and from which severity on.</summary>
public sealed record RuleSelection
{
    private static readonly HashSet<string> Prerequisites = [.. RuleCatalog.Prerequisites.Select(rule => rule.Id)];

    private static readonly HashSet<string> NotByThemselves = [PodDecodingRule.Id, .. RuleCatalog.Rules.Where(rule => rule.IsOnDemand).Select(rule => rule.Id)];

    /// <summary>All rules that count by themselves, all severities.</summary>
    public static RuleSelection All { get; } = new();

    /// <summary>Ids of the only rules that count; null for all that count by themselves, or for those of <see cref="PodSecurity"/> when that is set.</summary>
    public IReadOnlySet<string>? Rules { get; init; }

    /// <summary>The least severity that is reported and counted.</summary>
    public Severity LeastSeverity { get; init; } = Severity.Info;

    /// <summary>The pod security standard that was asked for: it alone counts then, unless rules are named too. Null for none in particular.</summary>
    public PodSecurityStandard? PodSecurity { get; init; }

    /// <summary>Reads ids of rules as the command line gives them.</summary>
    /// <param name="lists">Ids, separated by commas; in any case.</param>
    /// <exception cref="CakeException">There is no such rule; the message names the nearest.</exception>
    public static IReadOnlySet<string> ParseRules(IEnumerable<string> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(id => RuleCatalog.Find(id)?.Id
                ?? throw new CakeException($"Reading the command line: --rules={id} names no rule. {NearestNames.Hint(id, [.. RuleCatalog.Rules.Select(rule => rule.Id)])}"))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Whether a rule counts. That fields of pods have a wrong type is said by the API check, unless a pod security standard alone was asked for; some rules count
    /// only when they are named.
    /// </summary>
    /// <param name="id">The rule's id.</param>
    public bool Includes(string id) => Rules?.Contains(id) ?? (PodSecurity is null ? !NotByThemselves.Contains(id) : PodSecurityChecks.All.Any(check => check.Rule.Id == id));

    /// <summary>Whether a finding counts. That something could not be read or rendered always does: nothing else was checked there.</summary>
    /// <param name="finding">The finding.</param>
    public bool Keeps(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Severity >= LeastSeverity && (Prerequisites.Contains(finding.Rule) || Includes(finding.Rule));
    }
}
