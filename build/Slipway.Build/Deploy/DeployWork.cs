using System.Globalization;
using Cake.Core;
using Cake.Core.Diagnostics;
using Slipway.Build.Images;
using Slipway.Build.Systems;
using Slipway.Charts;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Deployments.Plans;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Rollouts.Evidence;
using Slipway.Secrets;
using Slipway.Smoke;
using Spectre.Console;

namespace Slipway.Build.Deploy;

/// <summary>What the task Deploy does: checks all there is to check, then brings each system, several at once.</summary>
/// <param name="choice">Finds the cluster.</param>
/// <param name="selection">Finds the releases.</param>
/// <param name="images">Brings images to the local cluster.</param>
/// <param name="imageCheck">Asks registries.</param>
/// <param name="kubectl">Runs kubectl.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="stager">Puts charts together.</param>
/// <param name="secrets">Brings secrets.</param>
/// <param name="plans">Keeps to plans.</param>
/// <param name="smoke">Runs smoke tests.</param>
/// <param name="confirmation">Asks people.</param>
/// <param name="redactor">Knows the secrets.</param>
/// <param name="console">Where it is shown.</param>
/// <param name="clock">Measures time.</param>
public sealed class DeployWork(
    ClusterChoice choice,
    ReleaseSelection selection,
    ImageWork images,
    ImageCheck imageCheck,
    Kubectl kubectl,
    HelmReleases helm,
    ChartStager stager,
    SecretStore secrets,
    PlanWork plans,
    SmokeRun smoke,
    Confirmation confirmation,
    SecretRedactor redactor,
    IAnsiConsole console,
    TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Deploys the systems that were asked for.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">Something failed; each system's failure was told, and what state it is in.</exception>
    public Task DeployAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return KubeFailures.AsCakeAsync(redactor, () => DeployCoreAsync(context));
    }

    private async Task DeployCoreAsync(BuildContext context)
    {
        var environment = context.ChosenEnvironment ?? Environments.Local;
        var isDryRun = context.DeployOptions.IsDryRun;
        if (environment.NeedsConfirmation && !isDryRun)
        {
            confirmation.Demand($"Deploying to {environment.Name}", environment.Name, context.DeployOptions.Confirm);
        }

        // What a plan has seen is deployed as it is: nothing is built for it, and no cluster started.
        var check = PlanWork.Check(context, environment);
        var isLocal = environment == Environments.Local && !isDryRun && check is null;
        var access = choice.Choose(context, environment, mayStart: isLocal);
        if (isLocal)
        {
            await images.MirrorAsync(context);
            await images.BuildAsync(context);
            images.Push(context);
        }

        var releases = selection.Releases(context, environment, access.Registry);
        var manifests = selection.Validate(context, releases);
        await using var connection = await ClusterConnection.OpenAsync(kubectl, access, clock, context.CancellationToken);
        var permissions = releases.Zip(manifests).SelectMany(pair => NeededPermissions.Of(pair.Second, pair.First.System.Namespaces));
        await new Permissions(connection.Api).DemandAsync(permissions, context.CancellationToken);
        await DemandSecretsAsync(connection.Api, releases, context.CancellationToken);
        await imageCheck.DemandAsync(releases.SelectMany(release => release.System.Images.Select(image => StampedValues.ImageOf(release, image))), context.CancellationToken);
        await plans.DemandAsync(check, releases, connection.Api, access, context.CancellationToken);
        await DeployAllAsync(context, new PatientKubeApi(connection.Api, clock), access, releases, check);
    }

    private async Task DeployAllAsync(BuildContext context, IKubeApi api, ClusterAccess access, IReadOnlyList<Release> releases, PlanCheck? check)
    {
        var options = context.DeployOptions;
        var log = new DeploymentConsole(console, ConsoleReport.ShouldBePlain(console, context.Environment), redactor, clock);
        var probes = new SmokeProbes(api, access, kubectl, secrets, clock);
        var follower = new ReleaseFollower(api, log, new EvidenceFolder(context.FileSystem, context.Output, redactor, clock), options.Grace, clock);
        var locks = new ReleaseLock(api, LockHolder.Current, options.LockWait, clock);
        var deployer = new Deployer(api, access, helm, stager, secrets, context.FileSystem, log, follower, locks, clock)
        {
            // Once more, of each release when nobody else can change it.
            BeforeChange = (release, token) => plans.DemandAsync(check, [release], api, access, token),
        };
        var run = new DeploymentRun(
            release => deployer.DeployAsync(release, token => VerifyAsync(release.System, probes, log, token), options.IsDryRun, context.CancellationToken), log, clock);
        await log.RunAsync(() => run.DeployAsync(releases, context.CancellationToken));
        ShowAccess(context, access, run.Results);
        foreach (var line in run.Summary())
        {
            context.Log.Information("{0}", line);
        }

        if (run.Failures.Count > 0)
        {
            throw new CakeException(string.Join(Environment.NewLine, run.Failures));
        }

        context.Log.Information("{0}", string.Create(CultureInfo.InvariantCulture, $"Done in {clock.GetElapsedTime(_started).TotalSeconds:0.0} s."));
    }

    // Before any system is touched: one that lacks a secret would else be found when the others are half done.
    private async Task DemandSecretsAsync(IKubeApi api, IReadOnlyList<Release> releases, CancellationToken cancellationToken)
    {
        foreach (var release in releases)
        {
            await secrets.EnsureAllAsync(api, release.System, release.Environment, dryRun: true, cancellationToken);
        }
    }

    /// <summary>Runs the smoke tests of a system, tells each one's outcome, and fails when one does.</summary>
    internal async Task VerifyAsync(SystemDefinition system, SmokeProbes probes, IDeploymentLog log, CancellationToken cancellationToken)
    {
        var results = await smoke.RunAsync(SystemCatalog.SmokeTestsOf(system), probes, cancellationToken);
        foreach (var result in results)
        {
            var outcome = result.Failure is null ? "ok" : $"FAILED: {result.Failure}";
            log.Say(system.Name, string.Create(CultureInfo.InvariantCulture, $"smoke test: {result.Name}: {outcome} ({result.Duration.TotalSeconds:0.0} s)"));
        }

        if (results.FirstOrDefault(result => result.Failure is not null) is { } failed)
        {
            throw new CakeException($"Smoke-testing {system.Name}: {failed.Name}: {failed.Failure}.");
        }
    }

    private static void ShowAccess(BuildContext context, ClusterAccess access, IEnumerable<DeploymentResult> results)
    {
        foreach (var result in results.Where(result => result.Manifest is not null))
        {
            context.Log.Information("{0} is reached by:", result.System);
            foreach (var line in AccessCommands.Of(result.Manifest!, access, SystemCatalog.All.First(system => system.Name == result.System).Namespaces[0]))
            {
                context.Log.Information("  {0}", line);
            }
        }
    }
}
