using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Validation.Rules;

/// <summary>A rule over rendered objects that weighs its findings by environment, and by whose chart it is.</summary>
/// <param name="rule">What the rule is.</param>
internal abstract class PolicyRule(Rule rule) : IManifestRule
{
    /// <inheritdoc/>
    public Rule Rule { get; } = rule;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ManifestSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (!IsAsked(subject.Set.ValueSet))
        {
            return [];
        }

        var findings = Find(subject);
        return Rule.WarnsUndeclared ? findings.Select(finding => finding.WarningUnlessDeclared(subject.System)) : findings;
    }

    /// <summary>What is wrong with a manifest set, the rule being asked of it.</summary>
    /// <param name="subject">The manifest set.</param>
    protected abstract IEnumerable<Finding> Find(ManifestSubject subject);

    private bool IsAsked(string valueSet) =>
        (Rule.OnlyIn.Count == 0 || Rule.OnlyIn.Contains(valueSet, StringComparer.Ordinal)) && !(Rule.SparesScenarios && ValueSet.IsScenario(valueSet));
}
