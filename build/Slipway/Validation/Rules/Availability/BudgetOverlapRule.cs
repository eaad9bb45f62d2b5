using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW124: a pod has one disruption budget.</summary>
internal sealed class BudgetOverlapRule() : PolicyRule(new Rule(
    "SLW124",
    "No pod has two disruption budgets",
    Severity.Error,
    "The API server refuses to evict a pod that two PodDisruptionBudgets select (the eviction answers 500), and the drain of its node hangs.",
    "Remove one of the budgets, or narrow its selector.",
    Sample.Of(Sample.Deployment(), Example("app"), Example("all")),
    Sample.Of(Sample.Deployment(), Example("app")),
    "https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works"))
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pair in subject.Index.OfKind(ApiGroups.Policy, "PodDisruptionBudget")
            .SelectMany(subject.Index.GuardedBy, (budget, pod) => (Budget: budget, Pod: pod))
            .GroupBy(pair => pair.Pod, pair => pair.Budget)
        let budgets = pair.ToArray()
        where budgets.Length > 1
        select Rule.InObject(subject.Set, budgets[1], $"the pods of {pair.Key.Owner} have the budget {budgets[0]} already", "spec.selector");

    private static string Example(string name) => Sample.Object("policy/v1", "PodDisruptionBudget", "spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app: app", name);
}
