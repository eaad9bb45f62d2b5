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
[Example("--confirm=local", "the data of both systems in the local cluster may go")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class BenchmarkDeployTask(BenchmarkRun benchmarks, Confirmation confirmation) : LocalClusterTask(confirmation)
{
    /// <inheritdoc/>
    protected override string Doing => $"Measuring deployments, which removes both systems and their data from {Cluster}";

    /// <inheritdoc/>
    protected override void RunConfirmed(BuildContext context) => benchmarks.Execute(context, "deploy");
}
