using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Tasks.Tools;
using Slipway.Validation.Runs;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Validates charts.</summary>
/// <param name="charts">Works on charts.</param>
[TaskName("Validate")]
[TaskDescription("Lints, renders and checks every chart and value set; writes the reports.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Charts, BuildArguments.KubeVersion, BuildArguments.Output, BuildArguments.WarningsAsErrors, BuildArguments.NoCache)]
[Example("--system=jobqueue", "one system only")]
[Example("--charts='../other/charts/*' --warnings-as-errors", "any other charts, strictly")]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class ValidateTask(ChartWork charts) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => charts.Report(context, charts.Execute(context, ChartSteps.Lint | ChartSteps.Rules));
}
