using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW113: autoscalers scale something.</summary>
internal sealed class AutoscalerTargetRule() : PolicyRule(new Rule(
    "SLW113",
    "Autoscalers have a target",
    Severity.Error,
    "An autoscaler whose target does not exist scales nothing and says so in its events only: the load grows, and the replicas stay. Targets of other groups "
        + "than apps may be made by a controller and are not asked.",
    "Mend kind and name in scaleTargetRef.",
    Sample.Of(Sample.Deployment(), Example("application")),
    Sample.Of(Sample.Deployment(), Example("app")),
    "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/") { WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from autoscaler in subject.Index.OfKind(ApiGroups.Autoscaling, "HorizontalPodAutoscaler")
        let target = autoscaler.Root.At("spec", "scaleTargetRef")
        where target?["kind"]?.Text is "Deployment" or "StatefulSet" or "ReplicaSet"
            && target["apiVersion"]?.Text?.StartsWith(ApiGroups.Apps + "/", StringComparison.Ordinal) is not false
            && subject.Index.Find(ApiGroups.Apps, target["kind"]!.Text!, subject.Index.NamespaceOf(autoscaler), target["name"]?.Text) is null
        select Rule.InObject(subject.Set, autoscaler, $"the target {target["kind"]!.Text}/{target["name"]?.Text} is not in the chart", "spec.scaleTargetRef");

    private static string Example(string name) => Sample.Object(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        $"spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: {name}\n  minReplicas: 2\n  maxReplicas: 5");
}
