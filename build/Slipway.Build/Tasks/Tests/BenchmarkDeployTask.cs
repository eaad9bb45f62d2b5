using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Tools;
using Slipway.Build.Tests;
using Slipway.Deployments;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Measures deployments.</summary>
/// <param name="benchmarks">Runs benchmarks.</param>
/// <param name="confirmation">Asks people.</param>
[TaskName("Benchmark-Deploy")]
[TaskDescription("Measures Deploy against a plain shell script on the local cluster: both systems are removed from it, with their data.")]
[TakesArguments(BuildArguments.Confirm)]
[Example("--confirm=local", "the data of both systems in the local cluster may go")]
[NeedsTools("helm", "kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class BenchmarkDeployTask(BenchmarkRun benchmarks, Confirmation confirmation) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var local = Environments.Local.Name;
        confirmation.Demand($"Measuring deployments, which removes both systems and their data from the cluster of {local}", local, context.DeployOptions.Confirm);
        benchmarks.Execute(context, "deploy");
    }
}
