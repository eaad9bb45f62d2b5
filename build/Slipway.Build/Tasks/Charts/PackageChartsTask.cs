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
    // Manifests that something else rendered are no charts to package.
    /// <inheritdoc/>
    public override bool ShouldRun(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.ValidateOptions.Manifests.Count == 0;
    }

    /// <inheritdoc/>
    public override void Run(BuildContext context) => charts.Package(context);
}
