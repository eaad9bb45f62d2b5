using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>SLW130: finished jobs are removed by whom they belong to.</summary>
internal sealed class JobRemovalRule() : PolicyRule(new Rule(
    "SLW130",
    "Finished jobs are removed by the right hand",
    Severity.Warning,
    "A Job of the release itself belongs to helm: when ttlSecondsAfterFinished has removed it, the next upgrade does not find it, makes it anew, and the "
        + "migration runs again although nothing changed. A Job that is a hook belongs to nobody: helm uninstall leaves it behind, so it needs a TTL, or a "
        + "delete policy that includes hook-succeeded. What a CronJob makes, its history limits remove.",
    "Remove ttlSecondsAfterFinished from a Job of the release; add it to a hook.",
    Sample.Of(Sample.Job("ttlSecondsAfterFinished: 300")),
    Sample.Of(Sample.Job("ttlSecondsAfterFinished: 300", "helm.sh/hook: post-upgrade")),
    "https://helm.sh/docs/topics/charts_hooks/#hook-resources-are-not-managed-with-corresponding-releases") { WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from job in subject.Index.OfKind(ApiGroups.Batch, "Job")
        let hasLimit = job.Root.At("spec", "ttlSecondsAfterFinished").AsInteger() is not null
        let isHook = job.Hooks.Count > 0
        where isHook ? !hasLimit && !IsDeletedOnSuccess(job) : hasLimit
        select Rule.InObject(
            subject.Set,
            job,
            isHook ? "nothing removes the job: it is a hook without a TTL, and its delete policy does not include hook-succeeded" : "the next upgrade runs the job again once its TTL has removed it",
            "spec.ttlSecondsAfterFinished");

    private static bool IsDeletedOnSuccess(KubeObject job) =>
        job.Root.At("metadata", "annotations", "helm.sh/hook-delete-policy")?.Text?.Contains("hook-succeeded", StringComparison.Ordinal) is true;
}
