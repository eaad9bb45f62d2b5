using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Slipway.Charts;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Deployments.Plans;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Reports;
using Slipway.Secrets;
using Slipway.Wording;
using Spectre.Console;

namespace Slipway.Build.Deploy;

/// <summary>What the task Plan does, and what Deploy does to keep to a plan.</summary>
/// <param name="choice">Finds the cluster.</param>
/// <param name="selection">Finds the releases.</param>
/// <param name="kubectl">Runs kubectl.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="stager">Puts charts together.</param>
/// <param name="secrets">Knows the secrets that Slipway brings.</param>
/// <param name="redactor">Knows the secrets.</param>
/// <param name="console">Where it is shown.</param>
/// <param name="fileSystem">The file system.</param>
/// <param name="outcome">Is told whether there are changes.</param>
/// <param name="clock">Tells the time.</param>
public sealed class PlanWork(
    ClusterChoice choice,
    ReleaseSelection selection,
    Kubectl kubectl,
    HelmReleases helm,
    ChartStager stager,
    SecretStore secrets,
    SecretRedactor redactor,
    IAnsiConsole console,
    IFileSystem fileSystem,
    RunOutcome outcome,
    TimeProvider clock)
{
    private const int AtOnce = 4;

    /// <summary>Shows what a deployment would change, and writes it to <c>plan.json</c> and <c>plan.md</c>.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">It cannot be planned: why.</exception>
    public Task PlanAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return KubeFailures.AsCakeAsync(redactor, async () =>
        {
            var environment = context.ChosenEnvironment ?? Environments.Local;
            var access = choice.Choose(context, environment, mayStart: false);
            var releases = selection.Releases(context, environment, access.Registry);
            selection.Validate(context, releases);
            await using var connection = await ClusterConnection.OpenAsync(kubectl, access, clock, context.CancellationToken);
            var plan = new DeploymentPlan(environment.Name, clock.GetUtcNow(), await PlanAsync(releases, connection.Api, access, context.CancellationToken));
            Show(context, new FieldMask(redactor).Show(plan));
        });
    }

    /// <summary>The plan that the command line names, for the environment and the systems that it names; null for none.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="CakeException">It cannot be read, or is for others.</exception>
    internal static PlanCheck? Check(BuildContext context, EnvironmentDefinition environment)
    {
        if (context.DeployOptions.Plan is not { } file)
        {
            return null;
        }

        var check = new PlanCheck(file.SeenFrom(context.Folders.Root), PlanFile.Read(context.FileSystem, file));
        check.DemandFor(environment.Name, ReleaseSelection.Systems(context).Select(system => system.Name));
        return check;
    }

    /// <summary>Fails unless everything is as it was planned; does nothing without a plan.</summary>
    /// <param name="check">The plan; null for none.</param>
    /// <param name="releases">The releases.</param>
    /// <param name="api">The cluster.</param>
    /// <param name="access">How it is reached.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="CakeException">Something moved: what.</exception>
    internal async Task DemandAsync(PlanCheck? check, IReadOnlyList<Release> releases, IKubeApi api, ClusterAccess access, CancellationToken cancellationToken)
    {
        if (check is not null)
        {
            foreach (var now in await PlanAsync(releases, api, access, cancellationToken))
            {
                check.Demand(now);
            }
        }
    }

    private async Task<IReadOnlyList<ReleasePlan>> PlanAsync(IReadOnlyList<Release> releases, IKubeApi api, ClusterAccess access, CancellationToken cancellationToken)
    {
        var builder = new PlanBuilder(api, access, helm, stager, secrets, redactor, fileSystem);
        Release[] sorted = [.. releases.OrderBy(release => release.Name, StringComparer.Ordinal)];
        return await BoundedParallel.MapAsync(sorted, AtOnce, builder.BuildAsync, cancellationToken);
    }

    private void Show(BuildContext context, DeploymentPlan plan)
    {
        var (json, markdown) = (context.Output.CombineWithFilePath("plan.json"), context.Output.CombineWithFilePath("plan.md"));
        PlanFile.Write(fileSystem, json, plan);
        new PlanMarkdown(redactor).Write(fileSystem, markdown, plan);
        new PlanConsole(console, ConsoleReport.ShouldBePlain(console, context.Environment), redactor).Write(plan);
        context.Log.Verbose("Written: {0}, {1}", json, markdown);
        outcome.HasChanges = !plan.Totals.IsEmpty;
    }
}
