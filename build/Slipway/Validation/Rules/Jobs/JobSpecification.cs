using Slipway.Manifests;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Jobs;

/// <summary>A Job's <c>spec</c>: of a Job, or of what a CronJob makes.</summary>
/// <param name="Owner">The Job or CronJob.</param>
/// <param name="Node">The <c>spec</c>.</param>
/// <param name="FieldPath">Path of the <c>spec</c> within the object.</param>
internal sealed record JobSpecification(KubeObject Owner, KubeNode Node, string FieldPath)
{
    /// <summary>Every one of a manifest set.</summary>
    /// <param name="index">The set's index.</param>
    public static IEnumerable<JobSpecification> All(ManifestIndex index) =>
        (from job in index.OfKind(ApiGroups.Batch, "Job")
         where job.Root["spec"] is not null
         select new JobSpecification(job, job.Root["spec"]!, "spec"))
        .Concat(from cron in index.OfKind(ApiGroups.Batch, "CronJob")
                where cron.Root.At("spec", "jobTemplate", "spec") is not null
                select new JobSpecification(cron, cron.Root.At("spec", "jobTemplate", "spec")!, "spec.jobTemplate.spec"));
}
