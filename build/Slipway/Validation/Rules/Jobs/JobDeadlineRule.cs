using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>SLW132: jobs end.</summary>
internal sealed class JobDeadlineRule() : PolicyRule(new Rule(
    "SLW132",
    "Jobs have a deadline",
    Severity.Warning,
    "A Job that hangs, on a lock or a connection that nobody answers, hangs for ever: it never fails, so nobody is told, and with a CronJob the next one never "
        + "starts, or comes on top.",
    "Set activeDeadlineSeconds on the Job to what it may take at the very most.",
    Sample.Of(Sample.Job("backoffLimit: 1")),
    Sample.Of(Sample.Job("backoffLimit: 1\nactiveDeadlineSeconds: 600")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from job in JobSpecification.All(subject.Index)

        // A deadline of the pod ends each try, and the tries are counted.
        where job.Node["activeDeadlineSeconds"].IsNullOrMissing() && job.Node.At("template", "spec", "activeDeadlineSeconds").IsNullOrMissing()
        select Rule.InObject(subject.Set, job.Owner, "the job has no activeDeadlineSeconds", job.FieldPath + ".activeDeadlineSeconds");
}
