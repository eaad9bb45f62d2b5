using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW122: what is scaled has one master.</summary>
internal sealed class AutoscaledReplicasRule() : PolicyRule(new Rule(
    "SLW122",
    "Autoscaled workloads name no replicas",
    Severity.Warning,
    "When a workload names its replicas and an autoscaler scales it, every deployment sets the number back: in the middle of a load peak, pods are removed and "
        + "have to be started again. Two autoscalers of one workload pull it to and fro for ever.",
    "Leave replicas out when an autoscaler is rendered, and render one only.",
    Sample.Of(Sample.Deployment(spec: "replicas: 2"), Autoscaler),
    Sample.Of(Sample.Deployment(), Autoscaler),
    "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling")
{
    SeverityIn = Environments.ErrorInProd,
    WarnsUndeclared = true,
})
{
    private static string Autoscaler => Sample.Object(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        "spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: app\n  minReplicas: 2\n  maxReplicas: 5");

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        foreach (var workload in Workloads.Of(subject.Index))
        {
            var autoscalers = subject.Index.Scaling.AutoscalersOf(workload).ToArray();
            if (autoscalers.Length > 0 && !workload.Root.At("spec", "replicas").IsNullOrMissing())
            {
                yield return Rule.InObject(subject.Set, workload, $"replicas are set, and {autoscalers[0]} scales them", "spec.replicas");
            }

            if (autoscalers.Length > 1)
            {
                yield return Rule.InObject(subject.Set, autoscalers[1], $"{workload} is scaled by {autoscalers[0]} already", "spec.scaleTargetRef");
            }
        }
    }
}
