using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Probes;

/// <summary>SLW078: pods get time to stop.</summary>
internal sealed class GracePeriodRule() : PolicyRule(new Rule(
    "SLW078",
    "Pods get time to stop",
    Severity.Warning,
    "With a grace period of 0 the kubelet kills at once: requests in flight are lost, files stay half written. Of a StatefulSet's pod the name is free again "
        + "before the old process is known to be gone, so that two of them can write to the same volume.",
    "Leave terminationGracePeriodSeconds out (30 s), or give what the program needs to finish.",
    Sample.Of(Sample.Deployment(pod: "terminationGracePeriodSeconds: 0")),
    Sample.Of(Sample.Deployment(pod: "terminationGracePeriodSeconds: 30")),
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        where pod.IsLongRunning && pod.Specification["terminationGracePeriodSeconds"].AsInteger() == 0
        select Rule.InObject(subject.Set, pod.Owner, "the pods are killed at once: terminationGracePeriodSeconds is 0", pod.FieldPath + ".terminationGracePeriodSeconds");
}
