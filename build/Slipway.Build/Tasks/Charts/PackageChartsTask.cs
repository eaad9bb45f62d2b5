using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Charts;
using Slipway.Build.Tasks.Tools;

namespace Slipway.Build.Tasks.Charts;

/// <summary>Packages charts.</summary>
/// <param name="charts">Works on charts.</param>
[TaskName("Package-Charts")]
[TaskDescription("Packages every chart into artifacts/charts: same content, same bytes.")]
[TakesArguments(BuildArguments.System, BuildArguments.Charts, BuildArguments.Output)]
[NeedsTools("helm")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class PackageChartsTask(ChartWork charts) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => charts.Package(context);
}
