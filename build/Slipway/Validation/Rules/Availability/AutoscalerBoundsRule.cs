using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW121: autoscalers have room.</summary>
internal sealed class AutoscalerBoundsRule() : PolicyRule(new Rule(
    "SLW121",
    "Autoscalers have room to scale",
    Severity.Warning,
    "An autoscaler whose minReplicas equals its maxReplicas never scales: it holds the number, and hides that nobody looks at the load. Values that raise one "
        + "bound in one environment do that.",
    "Raise maxReplicas above minReplicas, or render no autoscaler.",
    Sample.Of(Example(5)),
    Sample.Of(Example(2)),
    "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/"))
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from autoscaler in subject.Index.OfKind(ApiGroups.Autoscaling, "HorizontalPodAutoscaler")
        let least = autoscaler.Root.At("spec", "minReplicas").AsInteger() ?? 1

        // A minimum above the maximum is refused by the API server, and a finding of the rules on that.
        where least == autoscaler.Root.At("spec", "maxReplicas").AsInteger()
        select Rule.InObject(subject.Set, autoscaler, $"minReplicas and maxReplicas are both {least}", "spec.maxReplicas");

    private static string Example(int least) => Sample.Object(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        $"spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: app\n  minReplicas: {least}\n  maxReplicas: 5");
}
