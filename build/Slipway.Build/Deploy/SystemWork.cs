using System.Text.Json;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Helm;
using Slipway.Charts;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Rollouts;
using Slipway.Rollouts.Evidence;
using Slipway.Secrets;
using Slipway.Smoke;
using Spectre.Console;

namespace Slipway.Build.Deploy;

/// <summary>What the tasks do with systems that are deployed already.</summary>
/// <param name="choice">Finds the cluster.</param>
/// <param name="deploy">Verifies systems.</param>
/// <param name="resolver">Reads charts.</param>
/// <param name="kubectl">Runs kubectl.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="secrets">Reads secrets.</param>
/// <param name="confirmation">Asks people.</param>
/// <param name="redactor">Knows the secrets.</param>
/// <param name="console">Where it is shown.</param>
/// <param name="clock">Measures time.</param>
public sealed class SystemWork(
    ClusterChoice choice,
    DeployWork deploy,
    ChartResolver resolver,
    Kubectl kubectl,
    HelmReleases helm,
    SecretStore secrets,
    Confirmation confirmation,
    SecretRedactor redactor,
    IAnsiConsole console,
    TimeProvider clock)
{
    /// <summary>Waits for the migration job of each system, and shows its log.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">It failed, or there is none.</exception>
    public Task MigrateAsync(BuildContext context) => WithClusterAsync(context, async (system, cluster) =>
    {
        if (system.MigrationJob is not { } job)
        {
            cluster.Log.Say(system.Name, "has no migration job");
            return;
        }

        await FollowAsync(context, system, cluster, job, workload => workload.Kind == "Job" && ReleaseWorkloads.IsCalled(workload.Name, job));
    });

    /// <summary>Waits for the job sequence of each system.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">A job failed or is gone.</exception>
    public Task WaitForJobsAsync(BuildContext context) => WithClusterAsync(context, async (system, cluster) =>
    {
        if (system.JobSequence.Count == 0)
        {
            cluster.Log.Say(system.Name, "has no job sequence");
            return;
        }

        await FollowAsync(context, system, cluster, null, workload => workload.Kind == "Job" && system.JobSequence.Any(job => ReleaseWorkloads.IsCalled(workload.Name, job)));
    });

    /// <summary>Runs the smoke tests of each system.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">One failed.</exception>
    public Task SmokeTestAsync(BuildContext context) => WithClusterAsync(context, (system, cluster) =>
        deploy.VerifyAsync(system, new SmokeProbes(cluster.Api, cluster.Access, kubectl, secrets, clock), cluster.Log, context.CancellationToken));

    /// <summary>Removes each system.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">It was not confirmed, or something does not go.</exception>
    public Task UndeployAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.DeployOptions.Undeploy;
        return WithClusterAsync(context, (system, cluster) =>
        {
            if (cluster.Environment != Environments.Local)
            {
                confirmation.Demand($"Removing {system.Name} from {cluster.Environment.Name}", system.Name, context.DeployOptions.Confirm);
            }

            var locks = new ReleaseLock(cluster.Api, LockHolder.Current, context.DeployOptions.LockWait, clock);
            return new Undeployer(cluster.Api, cluster.Access, helm, cluster.Log, locks).RemoveAsync(system, options, context.CancellationToken);
        });
    }

    /// <summary>Shows what there is of each system.</summary>
    /// <param name="context">The command line.</param>
    public Task ShowStatusAsync(BuildContext context) => WithClusterAsync(context, async (system, cluster) =>
    {
        var status = await ReleaseStatus.ReadAsync(cluster.Api, cluster.Access, helm, system.Name, system.Namespaces[0], clock, context.CancellationToken);
        if (status.Release is not { } release)
        {
            context.Log.Information("{0}: not deployed to {1}", system.Name, cluster.Environment.Name);
            return;
        }

        var verified = status.Record is { } record ? record.Revision == release.Revision ? ", verified" : $", last verified: revision {record.Revision}" : ", not verified";
        context.Log.Information("{0}: release {1} in {2}, revision {3}, {4}{5}, {6:u}", system.Name, release.Name, release.Namespace, release.Revision, Words(release.Status), verified, release.Updated);
        Section(context, "Workloads", status.Workloads.Select(item => $"{item.Workload.Namespace} {item.Workload}: {item.Ready}/{item.Desired} {item.State}{(item.Detail.Length > 0 ? $"; {item.Detail}" : "")}"));
        Section(context, "Images", status.Images);
        Section(context, "Values on top", status.Record?.UserValues ?? []);
        Section(context, "Reached by", status.Access);
    });

    // As helm writes it: pending-upgrade.
    private static string Words(HelmReleaseStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    private static void Section(BuildContext context, string title, IEnumerable<string> lines)
    {
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            context.Log.Information("  {0,-14}{1}", index == 0 ? title : "", line);
        }
    }

    private async Task FollowAsync(BuildContext context, SystemDefinition system, Connected cluster, string? logOf, Func<Workload, bool> isWanted)
    {
        var release = new Release(system, cluster.Environment, cluster.Access.Registry, resolver.Resolve(context.Folders.Charts.Combine(system.Name)), []);
        if (helm.Find(cluster.Access, system.Name, release.Namespace, context.CancellationToken) is null)
        {
            throw new CakeException($"Waiting for jobs of {system.Name}: it is not deployed to {cluster.Environment.Name}. Run --target=Deploy.");
        }

        var manifest = ManifestSet.Read(system.Name, release.Set.Name, helm.Manifest(cluster.Access, system.Name, release.Namespace, context.CancellationToken));
        var evidence = new EvidenceFolder(context.FileSystem, context.Output, redactor, clock);
        var follower = new ReleaseFollower(cluster.Api, cluster.Log, evidence, context.DeployOptions.Grace, clock);
        await using var log = logOf is null ? null : follower.StreamLog(release, logOf, withEarlier: true, context.CancellationToken);
        await follower.FollowAsync(release, [.. ReleaseWorkloads.Of(manifest, release.Namespace).Where(isWanted)], context.CancellationToken);
    }

    private Task WithClusterAsync(BuildContext context, Func<SystemDefinition, Connected, Task> work)
    {
        ArgumentNullException.ThrowIfNull(context);
        return KubeFailures.AsCakeAsync(redactor, async () =>
        {
            var environment = context.ChosenEnvironment ?? Environments.Local;
            var access = choice.Choose(context, environment, mayStart: false);
            await using var connection = await ClusterConnection.OpenAsync(kubectl, access, clock, context.CancellationToken);
            var log = new DeploymentConsole(console, ConsoleReport.ShouldBePlain(console, context.Environment), redactor, clock);
            var cluster = new Connected(environment, access, connection.Api, log);
            var failures = new List<string>();
            foreach (var system in ReleaseSelection.Systems(context))
            {
                try
                {
                    await work(system, cluster);
                }
                catch (Exception exception) when (exception is KubeApiException or CakeException && !context.CancellationToken.IsCancellationRequested)
                {
                    failures.Add(exception.Message);
                }
            }

            if (failures.Count > 0)
            {
                throw new CakeException(string.Join(Environment.NewLine, failures));
            }
        });
    }

    private sealed record Connected(EnvironmentDefinition Environment, ClusterAccess Access, IKubeApi Api, IDeploymentLog Log);
}
