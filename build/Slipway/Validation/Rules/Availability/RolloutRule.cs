using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW128: rolling updates can move.</summary>
internal sealed class RolloutRule() : PolicyRule(new Rule(
    "SLW128",
    "Rolling updates can move, and keep serving",
    Severity.Error,
    "With maxSurge and maxUnavailable both 0 a Deployment may neither start a new pod nor stop an old one; the API server refuses it. Recreate stops all pods "
        + "before the first new one starts; for a workload of several replicas that is an outage at every deployment (a warning).",
    "Use RollingUpdate with maxSurge: 1 and maxUnavailable: 0.",
    Sample.Of(Sample.Deployment(spec: "strategy:\n  rollingUpdate:\n    maxSurge: 0\n    maxUnavailable: 0")),
    Sample.Of(Sample.Deployment(spec: "strategy:\n  rollingUpdate:\n    maxSurge: 1\n    maxUnavailable: 0")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy"))
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        foreach (var deployment in subject.Index.OfKind(ApiGroups.Apps, "Deployment"))
        {
            var strategy = deployment.Root.At("spec", "strategy");
            if (IsZero(strategy?.At("rollingUpdate", "maxSurge")) && IsZero(strategy?.At("rollingUpdate", "maxUnavailable")))
            {
                yield return Rule.InObject(subject.Set, deployment, "no rolling update can move: maxSurge and maxUnavailable are both 0", "spec.strategy.rollingUpdate");
            }
            else if (strategy?["type"]?.Text == "Recreate" && subject.Index.Scaling.MinimumOf(deployment) > 1)
            {
                yield return Rule.InObject(subject.Set, deployment, "every deployment stops all replicas at once (Recreate)", "spec.strategy.type") with { Severity = Severity.Warning };
            }
        }
    }

    private static bool IsZero(KubeNode? value) => value?.Text is "0" or "0%";
}
