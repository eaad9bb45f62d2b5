using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Tasks.Tools;
using Slipway.Validation.Runs;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Validates charts, or manifests that something else rendered.</summary>
/// <param name="charts">Works on charts.</param>
/// <param name="manifests">Works on manifests.</param>
[TaskName("Validate")]
[TaskDescription("Lints, renders and checks every chart and value set, or checks plain manifests; writes the reports.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Charts, BuildArguments.KubeVersion, BuildArguments.CustomResources, BuildArguments.IgnoreMissingSchemas, BuildArguments.Output, BuildArguments.WarningsAsErrors, BuildArguments.NoCache)]
[TakesArguments(BuildArguments.Manifests, BuildArguments.Rules, BuildArguments.Severity, BuildArguments.PodSecurity)]
[Example("--system=jobqueue", "one system only")]
[Example("--kube-version=1.20,1.32,1.36", "for three versions of Kubernetes at once")]
[Example("--charts='../other/charts/*' --warnings-as-errors", "any other charts, strictly")]
[Example("--manifests=rendered.yaml --rules=SLW016,SLW023", "manifests rendered by whatever, by two rules")]
[Example("--manifests=manifests --pod-security=restricted@1.28", "a folder of manifests, by one pod security standard alone")]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class ValidateTask(ChartWork charts, ManifestWork manifests) : FrostingTask<BuildContext>
{
    private const ChartSteps Steps = ChartSteps.Lint | ChartSteps.Rules;

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        charts.Report(context, context.ValidateOptions.Manifests.Count > 0 ? [manifests.Execute(context)] : charts.Execute(context, Steps), Steps);
    }
}
