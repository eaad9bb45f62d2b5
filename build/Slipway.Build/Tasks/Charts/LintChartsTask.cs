using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Tasks.Tools;
using Slipway.Validation.Runs;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Lints charts.</summary>
/// <param name="charts">Works on charts.</param>
[TaskName("Lint-Charts")]
[TaskDescription("Runs helm lint on every chart and value set.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Charts, BuildArguments.KubeVersion, BuildArguments.WarningsAsErrors, BuildArguments.NoCache)]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class LintChartsTask(ChartWork charts) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => charts.Report(context, charts.Execute(context, ChartSteps.Lint), ChartSteps.Lint);
}
