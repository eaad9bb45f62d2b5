using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Tools;
using Slipway.Build.Tests;
using Slipway.Deployments;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Runs the end-to-end tests.</summary>
/// <param name="tests">Runs them.</param>
/// <param name="confirmation">Asks people.</param>
[TaskName("Test-End-To-End")]
[TaskDescription("Runs the end-to-end tests on the local cluster: both systems are removed from it, with their data.")]
[Example("--confirm=local", "the data of both systems in the local cluster may go")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class TestEndToEndTask(TestRun tests, Confirmation confirmation) : LocalClusterTask(confirmation)
{
    /// <inheritdoc/>
    protected override string Doing => $"Running the end-to-end tests, which remove both systems and their data from {Cluster}";

    /// <inheritdoc/>
    protected override void RunConfirmed(BuildContext context) =>
        tests.Execute(context, [TestSuites.EndToEnd(context.Folders.Tests)], $"TestCategory!={TestSuites.LongCategory}");
}
