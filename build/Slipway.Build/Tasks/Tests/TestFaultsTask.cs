using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Tools;
using Slipway.Build.Tests;
using Slipway.Deployments;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Runs the tests of all faults.</summary>
/// <param name="tests">Runs them.</param>
/// <param name="confirmation">Asks people.</param>
[TaskName("Test-Faults")]
[TaskDescription("Deploys with every fault on the local cluster, and writes what was measured into docs/reliability.md. It stops the cluster's own parts.")]
[Example("--confirm=local", "the local cluster and the data of both systems may be disturbed")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class TestFaultsTask(TestRun tests, Confirmation confirmation) : LocalClusterTask(confirmation)
{
    /// <inheritdoc/>
    protected override string Doing => $"Running the tests of all faults, which disturb {Cluster} and remove both systems and their data from it";

    /// <inheritdoc/>
    protected override void RunConfirmed(BuildContext context) =>
        tests.Execute(context, [TestSuites.EndToEnd(context.Folders.Tests)], $"TestCategory={TestSuites.LongCategory}");
}
