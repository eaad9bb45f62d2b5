using Slipway.Model;

namespace Slipway.Validation.Rules.Availability;

/// <summary>SLW143: every workload names a priority class. Counts only when it is asked for: which classes there are is the cluster's business.</summary>
internal sealed class PriorityPresenceRule() : PolicyRule(new Rule(
    "SLW143",
    "Every workload names its priority class",
    Severity.Info,
    "When a node is full, the scheduler pushes off what has the lowest priority; without a class that is zero, or the cluster's default. Where clusters are shared, "
        + "each workload should say what it is worth. Which classes exist is decided for each cluster, and a pod that names one that does not exist is refused: "
        + "so nothing is asked of charts unless somebody wants it. That some workloads of a release have a class and others not is SLW129.",
    "Set priorityClassName, from a value, to a class that the clusters have.",
    Sample.Of(Sample.Deployment()),
    Sample.Of(Sample.Deployment(pod: "priorityClassName: business-critical")),
    "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority")
{
    SeverityIn = new Dictionary<string, Severity> { [Environments.Staging] = Severity.Warning, [Environments.Prod] = Severity.Warning },
    IsOnDemand = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        where pod.IsLongRunning && pod.Specification["priorityClassName"]?.Text is null or ""
        select Rule.InObject(subject.Set, pod.Owner, "the pods have no priority class", pod.FieldPath + ".priorityClassName");
}
