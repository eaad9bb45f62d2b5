using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>SLW131: jobs say how often they are tried.</summary>
internal sealed class JobRetryRule() : PolicyRule(new Rule(
    "SLW131",
    "Jobs say how often they are tried",
    Severity.Warning,
    "Left alone a Job is tried six times more, with waits that double up to six minutes: a migration that fails at once keeps its release waiting for ten "
        + "minutes and more. Whether a second try can help is known to who wrote the job.",
    "Set backoffLimit: 0 where a second try cannot help, a small number where it can.",
    Sample.Of(Sample.Job()),
    Sample.Of(Sample.Job("backoffLimit: 1")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from job in JobSpecification.All(subject.Index)
        where job.Node["backoffLimit"].IsNullOrMissing() && job.Node["backoffLimitPerIndex"].IsNullOrMissing()
        select Rule.InObject(subject.Set, job.Owner, "the job has no backoffLimit", job.FieldPath + ".backoffLimit");
}
