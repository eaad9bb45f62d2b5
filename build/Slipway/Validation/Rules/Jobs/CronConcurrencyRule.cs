using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>SLW134: CronJobs say whether runs may overlap.</summary>
internal sealed class CronConcurrencyRule() : PolicyRule(new Rule(
    "SLW134",
    "CronJobs say whether runs may overlap",
    Severity.Warning,
    "Left alone a CronJob starts the next run while the last one still works (Allow). A run that gets slower than its interval then piles up, until the database "
        + "or the node gives in. Most jobs are not written to run beside themselves.",
    "Set concurrencyPolicy: Forbid, or Replace; or Allow, when it is meant.",
    Sample.Of(Sample.CronJob("schedule: \"0 3 * * *\"")),
    Sample.Of(Sample.CronJob("schedule: \"0 3 * * *\"\nconcurrencyPolicy: Forbid")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from cron in subject.Index.OfKind(ApiGroups.Batch, "CronJob")
        where cron.Root.At("spec", "concurrencyPolicy").IsNullOrMissing()
        select Rule.InObject(subject.Set, cron, "the CronJob has no concurrencyPolicy", "spec.concurrencyPolicy");
}
