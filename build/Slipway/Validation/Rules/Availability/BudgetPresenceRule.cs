using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW125: from staging on, replicated workloads have a disruption budget.</summary>
internal sealed class BudgetPresenceRule() : PolicyRule(new Rule(
    "SLW125",
    "Replicated workloads have a disruption budget from staging on",
    Severity.Warning,
    "Without a PodDisruptionBudget, whoever drains nodes may take all replicas at once: they are many, and nothing answers all the same. A workload of one pod "
        + "is not asked: a budget could only stop the drain.",
    "Render a PodDisruptionBudget with maxUnavailable: 1 for the pods.",
    Sample.Of(Sample.Deployment(spec: "replicas: 3")),
    Sample.Of(Sample.Deployment(spec: "replicas: 3"), Sample.Object("policy/v1", "PodDisruptionBudget", "spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app: app")),
    "https://kubernetes.io/docs/tasks/run-application/configure-pdb/")
{
    OnlyIn = Environments.FromStaging,
    SeverityIn = Environments.ErrorInProd,
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        var guarded = subject.Index.OfKind(ApiGroups.Policy, "PodDisruptionBudget")
            .SelectMany(subject.Index.GuardedBy)
            .ToHashSet();
        return from pod in Workloads.Replicated(subject.Index)
               where !guarded.Contains(pod)
               select Rule.InObject(subject.Set, pod.Owner, "no disruption budget guards the pods");
    }
}
