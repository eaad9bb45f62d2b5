using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;
using Slipway.Charts;
using Slipway.Cluster;
using Slipway.Manifests;
using Slipway.Rollouts;
using Slipway.Secrets;

namespace Slipway.Deployments;

/// <summary>What became of a deployment.</summary>
/// <param name="System">Name of the system.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Revision">The release's revision; 0 after a dry run of a first install.</param>
/// <param name="Manifest">The release's manifest; null after a dry run.</param>
public sealed record DeploymentResult(string System, DeploymentOutcome Outcome, int Revision, ManifestSet? Manifest = null);

/// <summary>What a deployment did.</summary>
public enum DeploymentOutcome
{
    /// <summary>Nothing: what is there is what was asked for, and it is ready.</summary>
    Unchanged,

    /// <summary>A new revision is ready.</summary>
    Deployed,

    /// <summary>It was only shown what would be done.</summary>
    DryRun,
}

/// <summary>Brings one release to a cluster, and follows it until it is ready.</summary>
/// <param name="api">The cluster.</param>
/// <param name="access">How it is reached.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="stager">Puts charts together.</param>
/// <param name="secrets">Brings secrets.</param>
/// <param name="fileSystem">The file system.</param>
/// <param name="log">Is told how it goes.</param>
/// <param name="follower">Follows workloads.</param>
/// <param name="locks">Keeps other runs away.</param>
/// <param name="clock">Measures time.</param>
public sealed class Deployer(
    IKubeApi api,
    ClusterAccess access,
    HelmReleases helm,
    ChartStager stager,
    SecretStore secrets,
    IFileSystem fileSystem,
    IDeploymentLog log,
    ReleaseFollower follower,
    ReleaseLock locks,
    TimeProvider clock)
{
    // What an interrupted run may still take to tell, or to undo, what it did.
    private static readonly TimeSpan LastWordsLimit = TimeSpan.FromMinutes(3);

    private readonly ApiOutage _outage = new(api, log, clock);
    private readonly ReleaseRecovery _recovery = new(api, access, helm, follower, log);

    /// <summary>Runs under the lock, before a release is changed; throws when it must not be, such as one that is not as it was planned.</summary>
    public Func<Release, CancellationToken, Task> BeforeChange { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Deploys a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="verify">Checks the deployed system; throws when it does not do what it should.</param>
    /// <param name="dryRun">Whether nothing is changed.</param>
    /// <param name="cancellationToken">Interrupts the deployment; the release stays as it is then, or is rolled back, as the environment's policy says.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="CakeException">It failed, or was interrupted; the message says why, and what state the release is in.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task<DeploymentResult> DeployAsync(Release release, Func<CancellationToken, Task> verify, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(verify);
        if (dryRun)
        {
            return await DeployAsync(release, helm.Find(access, release.Name, release.Namespace, cancellationToken), verify, dryRun, cancellationToken);
        }

        // The lock lies in the release's own namespace.
        await EnsureNamespaceAsync(release, release.Namespace, dryRun: false, cancellationToken);
        await using var held = await locks.AcquireAsync(release.Name, release.Namespace, text => log.Say(release.Name, text), cancellationToken);
        HelmRelease? before = null;
        try
        {
            await BeforeChange(release, held.Token);
            before = await _recovery.RepairAsync(release, helm.Find(access, release.Name, release.Namespace, held.Token), held.Token);
            return await DeployAsync(release, before, verify, dryRun, held.Token);
        }
        catch (OperationCanceledException) when (held.IsLost)
        {
            throw new CakeException($"Deploying {release.Name}: the lock was lost: another run took it, or somebody removed it. {_recovery.Describe(release, before, CancellationToken.None)}");
        }
        catch (Exception exception) when (exception is OperationCanceledException or CakeException or KubeApiException && cancellationToken.IsCancellationRequested)
        {
            throw new CakeException($"Deploying {release.Name}: interrupted. {await EndAsync(release, before, verify)}");
        }
    }

    private async Task<string> EndAsync(Release release, HelmRelease? before, Func<CancellationToken, Task> verify)
    {
        using var limit = new CancellationTokenSource(LastWordsLimit, clock);
        return release.Environment.OnInterrupt == Model.RollbackPolicy.RollBack
            ? await _recovery.UndoAsync(release, before, verify, limit.Token)
            : _recovery.Describe(release, before, limit.Token);
    }

    private async Task<DeploymentResult> DeployAsync(Release release, HelmRelease? deployed, Func<CancellationToken, Task> verify, bool dryRun, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(release, dryRun, cancellationToken);
        var stamped = StampedValues.Of(release, string.Join('-', prepared.Select(secret => secret.Revision)));
        var key = release.KeyOf(stamped, prepared.Select(secret => secret.Revision), fileSystem);
        var record = await ReleaseRecord.FindAsync(api, release.Name, release.Namespace, cancellationToken);
        if (deployed is { Status: HelmReleaseStatus.Deployed } && record is not null && record.Key == key && record.Revision == deployed.Revision
            && await FindReadyAsync(release, cancellationToken) is { } ready)
        {
            log.Say(release.Name, $"unchanged: revision {deployed.Revision} is what was asked for, and it is ready");
            await (dryRun ? Task.CompletedTask : verify(cancellationToken));
            return new DeploymentResult(release.Name, DeploymentOutcome.Unchanged, deployed.Revision, ready);
        }

        if (dryRun)
        {
            return Rehearse(release, stamped, deployed?.Revision ?? 0, cancellationToken);
        }

        try
        {
            var (revision, manifest) = await ApplyAsync(release, stamped, cancellationToken);
            await _outage.OutlastAsync(release, () => VerifiedAsync(verify, cancellationToken), () => Task.CompletedTask, cancellationToken);
            await ReleaseRecord.Of(release, key, revision).KeepAsync(api, release.Name, release.Namespace, cancellationToken);
            return new DeploymentResult(release.Name, DeploymentOutcome.Deployed, revision, manifest);
        }
        catch (CakeException exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.Say(release.Name, exception.Message);
            throw new CakeException($"{exception.Message.TrimEnd('.')}. {await _recovery.UndoAsync(release, deployed, verify, cancellationToken)}");
        }
    }

    private static async Task<bool> VerifiedAsync(Func<CancellationToken, Task> verify, CancellationToken cancellationToken)
    {
        await verify(cancellationToken);
        return true;
    }

    private async Task EnsureNamespaceAsync(Release release, string place, bool dryRun, CancellationToken cancellationToken)
    {
        if (await new Namespaces(api).EnsureAsync(place, dryRun, cancellationToken))
        {
            log.Say(release.Name, $"namespace {place}: {Did(dryRun, "made")}");
        }
    }

    private async Task<IReadOnlyList<SecretOutcome>> PrepareAsync(Release release, bool dryRun, CancellationToken cancellationToken)
    {
        foreach (var place in release.System.Namespaces)
        {
            await EnsureNamespaceAsync(release, place, dryRun, cancellationToken);
        }

        return await secrets.EnsureAllAsync(api, release.System, release.Environment, dryRun, cancellationToken, Tell);

        void Tell(SecretOutcome outcome)
        {
            if (outcome.Change != SecretChange.Kept)
            {
                log.Say(release.Name, $"Secret {outcome.Name} in {outcome.Namespace}: {Did(dryRun, outcome.Change == SecretChange.Created ? "made" : "changed")}");
            }
        }
    }

    private static string Did(bool dryRun, string what) => dryRun ? $"would be {what}" : what;

    /// <summary>The manifest of the release in the cluster, when all that it waits for is ready; null otherwise.</summary>
    private async Task<ManifestSet?> FindReadyAsync(Release release, CancellationToken cancellationToken)
    {
        var manifest = ManifestOf(release, cancellationToken);
        var verdict = await new ReleaseTracker(api, clock).TrackAsync(ReleaseWorkloads.Of(manifest, release.Namespace), TimeSpan.Zero, null, cancellationToken);
        return verdict.Outcome == RolloutOutcome.Ready ? manifest : null;
    }

    private DeploymentResult Rehearse(Release release, string stamped, int revision, CancellationToken cancellationToken)
    {
        var what = revision == 0 ? "would be installed" : $"revision {revision} would be followed by {revision + 1}";
        log.Say(release.Name, $"release {release.Name} in {release.Namespace}: {what}, with values {release.Set.Name}");
        foreach (var image in release.System.Images.Select(image => StampedValues.ImageOf(release, image)))
        {
            log.Say(release.Name, $"image {image.Registry}/{image.Name}:{image.Tag}@{image.Digest}");
        }

        helm.Upgrade(access, release, stager.Stage(release.Chart), stamped, dryRun: true, cancellationToken);
        log.Say(release.Name, "the API server takes all of it; nothing was changed");
        return new DeploymentResult(release.Name, DeploymentOutcome.DryRun, revision);
    }

    private async Task<(int Revision, ManifestSet Manifest)> ApplyAsync(Release release, string stamped, CancellationToken cancellationToken)
    {
        // Begun before helm: a short job may be over before helm is.
        await using var migration = release.System.MigrationJob is { } job ? follower.StreamLog(release, job, withEarlier: false, cancellationToken) : null;
        var chart = stager.Stage(release.Chart);
        var applied = await _outage.OutlastAsync(
            release,
            () => Task.FromResult(helm.Upgrade(access, release, chart, stamped, dryRun: false, cancellationToken)),
            () => _recovery.RepairAsync(release, helm.Find(access, release.Name, release.Namespace, cancellationToken), cancellationToken),
            cancellationToken);
        log.Say(release.Name, $"revision {applied.Revision} is in the cluster; waiting for it");
        var manifest = await _outage.OutlastAsync(release, () => Task.FromResult(ManifestOf(release, cancellationToken)), () => Task.CompletedTask, cancellationToken);
        await follower.FollowAsync(release, ReleaseWorkloads.Of(manifest, release.Namespace), cancellationToken);
        return (applied.Revision, manifest);
    }

    private ManifestSet ManifestOf(Release release, CancellationToken cancellationToken) =>
        ManifestSet.Read(release.Name, release.Set.Name, helm.Manifest(access, release.Name, release.Namespace, cancellationToken));
}
