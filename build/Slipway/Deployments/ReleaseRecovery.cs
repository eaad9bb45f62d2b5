using Cake.Core;
using Cake.Helm;
using Slipway.Cluster;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Rollouts;

namespace Slipway.Deployments;

/// <summary>Brings a release back to where it worked: after a deployment that failed, and after one that was killed. No data volume is deleted in doing so.</summary>
/// <param name="api">The cluster.</param>
/// <param name="access">How it is reached.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="follower">Follows what is rolled back.</param>
/// <param name="log">Is told how it goes.</param>
public sealed class ReleaseRecovery(IKubeApi api, ClusterAccess access, HelmReleases helm, ReleaseFollower follower, IDeploymentLog log)
{
    // What helm says when an upgrade that dropped an object was killed before it removed it. Source: helm.sh/helm pkg/kube: update.
    private const string LeftOver = "original object";

    /// <summary>Mends a release that a killed run left half way; says so in one line.</summary>
    /// <param name="release">The release.</param>
    /// <param name="found">What helm says of it; null when there is none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What helm says of it afterwards; null when there is none.</returns>
    /// <exception cref="CakeException">Helm failed.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task<HelmRelease?> RepairAsync(Release release, HelmRelease? found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        if (found?.Status is not (HelmReleaseStatus.PendingInstall or HelmReleaseStatus.PendingUpgrade or HelmReleaseStatus.PendingRollback or HelmReleaseStatus.Uninstalling))
        {
            return found;
        }

        var record = await ReleaseRecord.FindAsync(api, release.Name, release.Namespace, cancellationToken);
        var left = $"revision {found.Revision} was left {Word(found.Status)} by a run that was killed";
        if (found.Status is HelmReleaseStatus.PendingUpgrade or HelmReleaseStatus.PendingRollback && EarlierThan(release, found.Revision, record, cancellationToken) is { } earlier)
        {
            await RollBackAsync(release, earlier, record, cancellationToken);
            var now = helm.Find(access, release.Name, release.Namespace, cancellationToken);
            log.Say(release.Name, $"{left}; rolled back to revision {earlier}, now revision {now?.Revision}");
            return now;
        }

        log.Say(release.Name, $"{left}; {await RemoveAsync(release, found.Revision, cancellationToken)}");
        return null;
    }

    /// <summary>Undoes a deployment that failed, as the environment's policy says, and proves it.</summary>
    /// <param name="release">The release.</param>
    /// <param name="before">What helm said of it before; null when there was none.</param>
    /// <param name="verify">Checks the system.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>In words, what state the release is in now.</returns>
    public async Task<string> UndoAsync(Release release, HelmRelease? before, Func<CancellationToken, Task> verify, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        try
        {
            var failed = helm.Find(access, release.Name, release.Namespace, cancellationToken);
            if (failed is null || failed.Revision == before?.Revision)
            {
                return failed is null ? "Nothing was installed." : $"Nothing was changed: revision {failed.Revision} is still in place.";
            }

            var record = await ReleaseRecord.FindAsync(api, release.Name, release.Namespace, cancellationToken);
            if (release.Environment.Rollback == RollbackPolicy.Keep)
            {
                return $"Revision {failed.Revision} stays as it is, to be looked at.";
            }

            return EarlierThan(release, failed.Revision, record, cancellationToken) is { } earlier
                ? await ProveAsync(release, earlier, record, verify, cancellationToken)
                : failed.Revision > 1
                    ? $"Revision {failed.Revision} stays as it is: no earlier one is known to have worked."
                    : await FirstInstallAsync(release, cancellationToken);
        }
        catch (Exception exception) when (exception is CakeException or KubeApiException && !cancellationToken.IsCancellationRequested)
        {
            return $"It could not be undone: {exception.Message} Deploy again: it begins with that.";
        }
    }

    /// <summary>In words, what state a release is in that nobody is to touch any more.</summary>
    /// <param name="release">The release.</param>
    /// <param name="before">What helm said of it before; null when there was none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public string Describe(Release release, HelmRelease? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        try
        {
            var now = helm.Find(access, release.Name, release.Namespace, cancellationToken);
            return now is null ? "Nothing was installed."
                : now.Revision == before?.Revision ? $"Nothing was changed: revision {now.Revision} is still in place."
                : $"Revision {now.Revision} ({Word(now.Status)}) stays as it is, not verified. Deploy again, or see it with --target=Status.";
        }
        catch (CakeException exception)
        {
            return $"What state it is in cannot be told: {exception.Message}";
        }
    }

    // What was verified, or else what helm calls deployed: a revision that helm replaced without a failure.
    private int? EarlierThan(Release release, int revision, ReleaseRecord? record, CancellationToken cancellationToken)
    {
        var history = helm.History(access, release.Name, release.Namespace, cancellationToken).Where(one => one.Revision < revision).OrderByDescending(one => one.Revision).ToArray();
        return history.FirstOrDefault(one => one.Revision == record?.Revision)?.Revision
            ?? history.FirstOrDefault(one => one.Status == HelmReleaseStatus.Deployed)?.Revision
            ?? history.FirstOrDefault(one => one.Status == HelmReleaseStatus.Superseded)?.Revision;
    }

    private async Task RollBackAsync(Release release, int revision, ReleaseRecord? record, CancellationToken cancellationToken)
    {
        try
        {
            helm.RollBack(access, release.Name, release.Namespace, revision, cancellationToken);
        }
        catch (CakeException exception) when (exception.Message.Contains(LeftOver, StringComparison.Ordinal))
        {
            // The revision that this try left has the objects that are wanted: from there helm finds its way.
            helm.RollBack(access, release.Name, release.Namespace, revision, cancellationToken);
        }

        if (record?.Revision == revision && helm.Find(access, release.Name, release.Namespace, cancellationToken) is { } now)
        {
            await (record with { Revision = now.Revision }).KeepAsync(api, release.Name, release.Namespace, cancellationToken);
        }
    }

    private async Task<string> ProveAsync(Release release, int earlier, ReleaseRecord? record, Func<CancellationToken, Task> verify, CancellationToken cancellationToken)
    {
        log.Say(release.Name, $"rolling back to revision {earlier}");
        await RollBackAsync(release, earlier, record, cancellationToken);
        var now = helm.Find(access, release.Name, release.Namespace, cancellationToken)?.Revision ?? 0;
        try
        {
            await follower.FollowAsync(release, ReleaseWorkloads.Of(ManifestOf(release, cancellationToken), release.Namespace), cancellationToken);
            await verify(cancellationToken);
            return $"Rolled back: revision {now} is what revision {earlier} was; it is ready, and its smoke tests pass.";
        }
        catch (CakeException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return $"Rolled back to what revision {earlier} was, now revision {now}, but that does not work either: {exception.Message}";
        }
    }

    private async Task<string> FirstInstallAsync(Release release, CancellationToken cancellationToken)
    {
        if (ClaimsOf(release, cancellationToken) is { Length: > 0 } claims)
        {
            return $"The first install stays as it is: removing it would delete {string.Join(", ", claims)}, which no policy keeps (helm.sh/resource-policy).";
        }

        await UninstallAsync(release, cancellationToken);
        await api.DeleteAsync(ReleaseRecord.PathOf(release.Name, release.Namespace), cancellationToken);
        return "The first install was removed; namespaces, secrets and volumes stay.";
    }

    // Helm deletes the claims of a chart with it. Where there are some, helm only forgets its unfinished revision: the next install adopts what is there.
    private async Task<string> RemoveAsync(Release release, int revision, CancellationToken cancellationToken)
    {
        if (ClaimsOf(release, cancellationToken).Length > 0)
        {
            await api.DeleteAsync($"/api/v1/namespaces/{release.Namespace}/secrets/sh.helm.release.v1.{release.Name}.v{revision}", cancellationToken);
            return "it is installed over, because removing it would delete its volume claims";
        }

        await UninstallAsync(release, cancellationToken);
        return "removed what it had made, but for volumes and secrets";
    }

    // The claims of StatefulSets outlive them, and cannot be changed: one that asks for what does not exist would stand in the way of the next install.
    private async Task UninstallAsync(Release release, CancellationToken cancellationToken)
    {
        var workloads = ReleaseWorkloads.Of(ManifestOf(release, cancellationToken), release.Namespace);
        helm.Uninstall(access, release.Name, release.Namespace, cancellationToken);
        foreach (var claim in workloads.Where(workload => workload.Kind == "PersistentVolumeClaim"))
        {
            var path = $"{ClusterView.PathOf(claim.Kind, claim.Namespace)}/{claim.Name}";
            var found = await api.FindAsync(path, cancellationToken);
            if (found is { } item && item.TextAt("status", "phase") == "Pending" && item.TextAt("spec", "volumeName") is null)
            {
                await api.DeleteAsync(path, cancellationToken);
                log.Say(release.Name, $"{claim} in {claim.Namespace}: removed; it never had a volume");
            }
        }
    }

    private string[] ClaimsOf(Release release, CancellationToken cancellationToken)
    {
        return [.. ManifestOf(release, cancellationToken).Objects
            .Where(item => item.Kind == "PersistentVolumeClaim" && item.Root.At("metadata", "annotations", "helm.sh/resource-policy")?.Text != "keep")
            .Select(item => item.ToString())];
    }

    private ManifestSet ManifestOf(Release release, CancellationToken cancellationToken) =>
        ManifestSet.Read(release.Name, release.Set.Name, helm.Manifest(access, release.Name, release.Namespace, cancellationToken));

    private static string Word(HelmReleaseStatus status) => status switch
    {
        HelmReleaseStatus.PendingInstall => "pending-install",
        HelmReleaseStatus.PendingUpgrade => "pending-upgrade",
        HelmReleaseStatus.PendingRollback => "pending-rollback",
        _ => status.ToString().ToLowerInvariant(),
    };
}
