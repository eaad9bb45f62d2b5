using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW129: priorities are the application's own, and complete.</summary>
internal sealed class PriorityClassRule() : PolicyRule(new Rule(
    "SLW129",
    "Priority classes are complete, and not the cluster's",
    Severity.Warning,
    "system-cluster-critical and system-node-critical are for what the cluster itself needs; an application that takes them pushes DNS and networking off "
        + "full nodes. And when some workloads of a release name a class and others do not, those without are the first to be pushed off, mostly by "
        + "oversight. A release without any class is fine: all are equal.",
    "Give every workload a priority class of your own, or none.",
    Sample.Of(Sample.Deployment(pod: "priorityClassName: system-cluster-critical")),
    Sample.Of(Sample.Deployment(pod: "priorityClassName: business-critical")),
    "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        ManifestPod[] pods = [.. subject.Index.Pods.Where(pod => pod.IsLongRunning)];
        var isUsed = pods.Any(pod => ClassOf(pod) is not null);
        foreach (var pod in pods)
        {
            if (ClassOf(pod) is "system-cluster-critical" or "system-node-critical" && pod.Namespace != "kube-system")
            {
                yield return Rule.InObject(subject.Set, pod.Owner, $"the pods take the cluster's own priority, {ClassOf(pod)}", pod.FieldPath + ".priorityClassName");
            }
            else if (isUsed && ClassOf(pod) is null)
            {
                yield return Rule.InObject(subject.Set, pod.Owner, "the pods have no priority class, and others of the release do", pod.FieldPath + ".priorityClassName");
            }
        }
    }

    private static string? ClassOf(ManifestPod pod) => pod.Specification["priorityClassName"]?.Text is { Length: > 0 } name ? name : null;
}
