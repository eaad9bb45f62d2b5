using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Tasks.Tools;
using Slipway.Build.Tests;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Runs the tests.</summary>
/// <param name="tests">Runs them.</param>
[TaskName("Test")]
[TaskDescription("Runs every suite of tests that needs no cluster; ends with 'N passed, N failed, N skipped'.")]
[TakesArguments(BuildArguments.Suite)]
[Example("--suite=Charts.Tests", "one suite only")]
[NeedsTools("helm", "kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class TestTask(TestRun tests) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        tests.Execute(context, TestSuites.Find(context.FileSystem, context.Folders.Tests, context.Suite));
    }
}
