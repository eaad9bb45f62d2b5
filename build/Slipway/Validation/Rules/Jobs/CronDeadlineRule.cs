using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>SLW135: CronJobs say how late a run may start.</summary>
internal sealed class CronDeadlineRule() : PolicyRule(new Rule(
    "SLW135",
    "CronJobs say how late a run may start",
    Severity.Warning,
    "Without startingDeadlineSeconds a CronJob that was suspended, or whose controller was away, for more than a hundred runs is never started again without "
        + "a hand. Below ten seconds it may never start at all: the controller looks every ten seconds only.",
    "Set startingDeadlineSeconds to how late a run still makes sense, 10 at least.",
    Sample.Of(Sample.CronJob("schedule: \"0 3 * * *\"\nstartingDeadlineSeconds: 5")),
    Sample.Of(Sample.CronJob("schedule: \"0 3 * * *\"\nstartingDeadlineSeconds: 600")),
    "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    // How often the controller looks. Source: the page named above.
    private const int LeastSeconds = 10;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from cron in subject.Index.OfKind(ApiGroups.Batch, "CronJob")
        let deadline = cron.Root.At("spec", "startingDeadlineSeconds").AsInteger()
        where deadline is null or < LeastSeconds
        select Rule.InObject(
            subject.Set,
            cron,
            deadline is null ? "the CronJob has no startingDeadlineSeconds" : $"a run that is more than {deadline} s late is left out, and the controller looks every {LeastSeconds} s only",
            "spec.startingDeadlineSeconds");
}
