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
[TakesArguments(BuildArguments.Confirm)]
[Example("--confirm=local", "the local cluster and the data of both systems may be disturbed")]
[NeedsTools("helm", "kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class TestFaultsTask(TestRun tests, Confirmation confirmation) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var local = Environments.Local.Name;
        confirmation.Demand($"Running the tests of all faults, which disturb the cluster of {local} and remove both systems and their data from it", local, context.DeployOptions.Confirm);
        tests.Execute(context, [TestSuites.EndToEnd(context.Folders.Tests)], $"TestCategory={TestSuites.LongCategory}");
    }
}
