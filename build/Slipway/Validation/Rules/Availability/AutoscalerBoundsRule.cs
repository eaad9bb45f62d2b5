using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW121: autoscalers have room.</summary>
internal sealed class AutoscalerBoundsRule() : PolicyRule(new Rule(
    "SLW121",
    "Autoscalers have room to scale",
    Severity.Error,
    "The API server refuses an autoscaler whose minimum is above its maximum. One whose bounds are equal never scales (a warning).",
    "Raise maxReplicas above minReplicas, or render no autoscaler.",
    Sample.Of(Example(6)),
    Sample.Of(Example(2)),
    "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/"))
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from autoscaler in subject.Index.OfKind(ApiGroups.Autoscaling, "HorizontalPodAutoscaler")
        let least = autoscaler.Root.At("spec", "minReplicas").AsInteger() ?? 1
        let most = autoscaler.Root.At("spec", "maxReplicas").AsInteger()
        where least >= most
        select Rule.InObject(subject.Set, autoscaler, least > most ? $"minReplicas {least} is above maxReplicas {most}" : $"minReplicas and maxReplicas are both {most}", "spec.maxReplicas")
            with { Severity = least > most ? Severity.Error : Severity.Warning };

    private static string Example(int least) => Sample.Object(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        $"spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: app\n  minReplicas: {least}\n  maxReplicas: 5");
}
