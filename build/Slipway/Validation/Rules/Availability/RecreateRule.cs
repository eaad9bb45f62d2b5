using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW128: a deployment does not stop all replicas at once.</summary>
internal sealed class RecreateRule() : PolicyRule(new Rule(
    "SLW128",
    "Updates keep replicas serving",
    Severity.Warning,
    "The strategy Recreate stops all pods before the first new one starts: for a workload of several replicas that is an outage at every deployment, and a long "
        + "one when the new version does not start. A workload of one replica may need it, for a volume that only one pod can have.",
    "Use RollingUpdate with maxSurge: 1 and maxUnavailable: 0.",
    Sample.Of(Sample.Deployment(spec: "replicas: 2\nstrategy:\n  type: Recreate")),
    Sample.Of(Sample.Deployment(spec: "replicas: 2\nstrategy:\n  rollingUpdate:\n    maxSurge: 1\n    maxUnavailable: 0")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from deployment in subject.Index.OfKind(ApiGroups.Apps, "Deployment")
        where deployment.Root.At("spec", "strategy", "type")?.Text == "Recreate" && subject.Index.Scaling.MinimumOf(deployment) > 1
        select Rule.InObject(subject.Set, deployment, "every deployment stops all replicas at once (Recreate)", "spec.strategy.type");
}
