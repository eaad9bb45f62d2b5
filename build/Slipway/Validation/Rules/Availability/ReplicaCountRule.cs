using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW120: from staging on, Deployments have two pods at least.</summary>
internal sealed class ReplicaCountRule() : PolicyRule(new Rule(
    "SLW120",
    "Deployments have two replicas from staging on",
    Severity.Warning,
    "A single pod is away whenever its node is drained, fails or is upgraded. Where an autoscaler scales the Deployment, its minimum counts. StatefulSets are "
        + "not asked: a second pod of a database is more than a number. A singleton by design is suppressed, with that as the reason.",
    "Set replicas, or the autoscaler's minReplicas, to 2 at least in the environment's value file.",
    Sample.Of(Sample.Deployment(spec: "replicas: 1")),
    Sample.Of(Sample.Deployment(spec: "replicas: 2")),
    "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#dealing-with-disruptions")
{
    OnlyIn = Environments.FromStaging,
    SeverityIn = Environments.ErrorInProd,
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from deployment in subject.Index.OfKind(ApiGroups.Apps, "Deployment")
        let minimum = subject.Index.Scaling.MinimumOf(deployment)

        // None at all is switched off on purpose.
        where minimum == 1
        let autoscaler = subject.Index.Scaling.AutoscalersOf(deployment).FirstOrDefault()
        select autoscaler is null
            ? Rule.InObject(subject.Set, deployment, "there is one replica only", "spec.replicas")
            : Rule.InObject(subject.Set, autoscaler, $"{deployment} may be scaled down to one replica", "spec.minReplicas");
}
