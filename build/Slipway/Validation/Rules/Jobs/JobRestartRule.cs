using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>SLW133: pods of jobs may end.</summary>
internal sealed class JobRestartRule() : PolicyRule(new Rule(
    "SLW133",
    "Pods of jobs may end",
    Severity.Error,
    "Left out, a pod's restartPolicy is Always, and the API server refuses a Job with it in the middle of a deployment.",
    "Set restartPolicy: Never, or OnFailure, in the job's pod.",
    Sample.Of(Sample.Job(restartPolicy: "Always")),
    Sample.Of(Sample.Job(restartPolicy: "Never")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template"))
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from job in JobSpecification.All(subject.Index)
        let pod = job.Node.At("template", "spec")
        where pod is KubeMapping
        let policy = pod["restartPolicy"]?.Text
        where policy is not ("Never" or "OnFailure")
        select Rule.InObject(subject.Set, job.Owner, $"the restartPolicy of a job's pod is {policy ?? "missing, which means Always"}", job.FieldPath + ".template.spec.restartPolicy");
}
