using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Tasks.Tools;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Compares environments.</summary>
/// <param name="differences">Compares what charts render to.</param>
[TaskName("Diff-Environments")]
[TaskDescription("Shows what differs between two value sets of every chart, object by object and field by field.")]
[TakesArguments(BuildArguments.From, BuildArguments.To, BuildArguments.System, BuildArguments.Charts, BuildArguments.KubeVersion, BuildArguments.NoCache)]
[Example("--system=jobqueue", "staging against production")]
[Example("--system=jobqueue --from=default --to=ci-bare", "any other two value sets")]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class DiffEnvironmentsTask(DifferenceWork differences) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => differences.Show(context);
}
