using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Tasks.Tools;
using Slipway.Validation.Runs;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Validates charts.</summary>
/// <param name="charts">Works on charts.</param>
[TaskName("Validate")]
[TaskDescription("Lints, renders and checks every chart and value set; writes findings.json and junit.xml.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Charts, BuildArguments.KubeVersion, BuildArguments.CustomResources, BuildArguments.IgnoreMissingSchemas, BuildArguments.Output, BuildArguments.WarningsAsErrors, BuildArguments.NoCache)]
[Example("--system=jobqueue", "one system only")]
[Example("--kube-version=1.20,1.32,1.36", "for three versions of Kubernetes at once")]
[Example("--charts='../other/charts/*' --warnings-as-errors", "any other charts, strictly")]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class ValidateTask(ChartWork charts) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => charts.Report(context, charts.Execute(context, ChartSteps.Lint | ChartSteps.Rules));
}
