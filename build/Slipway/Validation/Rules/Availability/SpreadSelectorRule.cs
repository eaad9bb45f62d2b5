using Slipway.Model;
using Slipway.Validation.Rules.Manifests;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW127: what keeps pods apart speaks of the pods themselves.</summary>
internal sealed class SpreadSelectorRule() : PolicyRule(new Rule(
    "SLW127",
    "Spreading selects the workload's own pods",
    Severity.Warning,
    "Anti-affinity and spread constraints count the pods that their labelSelector finds. When none of them finds the workload's own pods, all replicas may "
        + "end on one node, and the manifest looks as if they could not. Anti-affinity to other workloads besides is fine.",
    "Take the labelSelector from the named template that labels the pods.",
    Sample.Of(Sample.Deployment(pod: Constraint("application"))),
    Sample.Of(Sample.Deployment(pod: Constraint("app"))),
    "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#label-selector") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from workload in Workloads.Of(subject.Index)
        let pod = subject.Index.PodOf(workload)
        where pod is not null
        let terms = Spread.TermsOf(pod).ToArray()
        where terms.Length > 0 && terms.All(term => term.Selector is null || new LabelSelector(term.Selector).FirstUnmet(pod.Labels) is not null)
        select Rule.InObject(subject.Set, workload, "what keeps pods apart does not select these pods", terms[0].FieldPath);

    private static string Constraint(string app) =>
        $"topologySpreadConstraints:\n  - maxSkew: 1\n    topologyKey: kubernetes.io/hostname\n    whenUnsatisfiable: ScheduleAnyway\n    labelSelector:\n      matchLabels:\n        app: {app}";
}
