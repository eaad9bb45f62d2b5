using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Tasks.Tools;
using Slipway.Validation.Runs;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Renders charts into files.</summary>
/// <param name="charts">Works on charts.</param>
[TaskName("Render-Charts")]
[TaskDescription("Renders every chart and value set to artifacts/manifests/<chart>/<value set>.yaml.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Charts, BuildArguments.KubeVersion, BuildArguments.Output, BuildArguments.WarningsAsErrors, BuildArguments.NoCache)]
[Example("--system=task-system --env=staging --kube-version=1.20", "what staging would get on an old cluster")]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class RenderChartsTask(ChartWork charts) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => charts.Report(context, charts.Execute(context, ChartSteps.Render), ChartSteps.Render);
}
