using Cake.Helm;
using Slipway.Cluster;
using Slipway.Manifests;
using Slipway.Rollouts;

namespace Slipway.Deployments;

/// <summary>What there is of a system in a cluster.</summary>
/// <param name="Release">The release; null when it is not deployed.</param>
/// <param name="Record">What Slipway keeps about the revision it verified last; null when there is none.</param>
/// <param name="Workloads">Its workloads, jobs and claims.</param>
/// <param name="Images">The images of its containers.</param>
/// <param name="Access">Where it can be reached.</param>
public sealed record ReleaseStatus(
    HelmRelease? Release, ReleaseRecord? Record, IReadOnlyList<WorkloadStatus> Workloads, IReadOnlyList<string> Images, IReadOnlyList<string> Access)
{
    /// <summary>Looks at a system.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="access">How it is reached.</param>
    /// <param name="helm">Runs helm.</param>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="clock">Measures time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="Cake.Core.CakeException">Helm failed.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public static async Task<ReleaseStatus> ReadAsync(
        IKubeApi api, ClusterAccess access, HelmReleases helm, string name, string place, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(helm);
        if (helm.Find(access, name, place, cancellationToken) is not { } release)
        {
            return new ReleaseStatus(null, null, [], [], []);
        }

        var manifest = ManifestSet.Read(name, name, helm.Manifest(access, name, place, cancellationToken));
        var verdict = await new ReleaseTracker(api, clock).TrackAsync(ReleaseWorkloads.Of(manifest, place), TimeSpan.Zero, null, cancellationToken);
        var record = await ReleaseRecord.FindAsync(api, name, place, cancellationToken);
        string[] images = [.. manifest.Objects.SelectMany(item => item.Pod?.AllContainers ?? []).Select(container => container.Image).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new ReleaseStatus(release, record, verdict.Statuses, images, AccessCommands.Of(manifest, access, place));
    }
}
