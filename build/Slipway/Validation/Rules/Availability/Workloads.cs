using Slipway.Manifests;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>The workloads whose number of pods is a choice.</summary>
internal static class Workloads
{
    /// <summary>The Deployments and StatefulSets of a manifest set.</summary>
    /// <param name="index">The set's index.</param>
    public static IEnumerable<KubeObject> Of(ManifestIndex index) => index.OfKind(ApiGroups.Apps, "Deployment").Concat(index.OfKind(ApiGroups.Apps, "StatefulSet"));

    /// <summary>Those of them that always have two pods at least.</summary>
    /// <param name="index">The set's index.</param>
    public static IEnumerable<ManifestPod> Replicated(ManifestIndex index) =>
        from workload in Of(index)
        where index.Scaling.MinimumOf(workload) > 1
        let pod = index.PodOf(workload)
        where pod is not null
        select pod;
}
