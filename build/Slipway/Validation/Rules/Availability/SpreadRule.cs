using Slipway.Model;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW126: from staging on, replicas are kept on different nodes.</summary>
internal sealed class SpreadRule() : PolicyRule(new Rule(
    "SLW126",
    "Replicas are spread over nodes from staging on",
    Severity.Warning,
    "Three replicas on one node go with that node. The scheduler's own preference is weak, and gives way to free memory; podAntiAffinity or "
        + "topologySpreadConstraints say what is wanted.",
    "Add podAntiAffinity or topologySpreadConstraints on kubernetes.io/hostname, or on the zone.",
    Sample.Of(Sample.Deployment(spec: "replicas: 3")),
    Sample.Of(Sample.Deployment(pod: "topologySpreadConstraints:\n  - maxSkew: 1\n    topologyKey: kubernetes.io/hostname\n    whenUnsatisfiable: ScheduleAnyway\n    labelSelector:\n      matchLabels:\n        app: app", spec: "replicas: 3")),
    "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/")
{
    OnlyIn = Environments.FromStaging,
    SeverityIn = Environments.ErrorInProd,
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in Workloads.Replicated(subject.Index)
        where !Spread.TermsOf(pod).Any()
        select Rule.InObject(subject.Set, pod.Owner, "nothing keeps the pods on different nodes", pod.FieldPath + ".topologySpreadConstraints");
}
