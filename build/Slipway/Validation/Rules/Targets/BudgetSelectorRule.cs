using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW114: disruption budgets select pods.</summary>
internal sealed class BudgetSelectorRule() : PolicyRule(new Rule(
    "SLW114",
    "Disruption budgets select a pod",
    Severity.Warning,
    "A PodDisruptionBudget whose selector finds no pod holds nothing back: a node drain takes all replicas at once, and everybody thought they were guarded.",
    "Take the selector from the named template that labels the pods.",
    Sample.Of(Sample.Deployment(), Example("application")),
    Sample.Of(Sample.Deployment(), Example("app")),
    "https://kubernetes.io/docs/tasks/run-application/configure-pdb/") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from budget in subject.Index.OfKind(ApiGroups.Policy, "PodDisruptionBudget")
        let selector = budget.Root.At("spec", "selector")
        where selector is not KubeMapping { Fields.Count: 0 }
            && subject.Index.GuardedBy(budget).Count == 0
            && !(selector is KubeMapping && subject.Index.MayBeMade(selector))
        select Rule.InObject(subject.Set, budget, selector.IsNullOrMissing() ? "the budget has no selector, and guards nothing" : "no pod has the labels that the budget selects", "spec.selector");

    private static string Example(string app) =>
        Sample.Object("policy/v1", "PodDisruptionBudget", $"spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app: {app}");
}
