using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Deploy;
using Slipway.Build.Tasks.Tools;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Deploy;

/// <summary>Shows deployed systems.</summary>
/// <param name="systems">Works on systems.</param>
[TaskName("Status")]
[TaskDescription("Shows release, revision, images, workloads, values on top, and how to reach each system.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Cluster, BuildArguments.Context)]
[Example("--env=local", "what is there")]
[NeedsTools("helm", "kubectl", Doctor.Cluster)]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class StatusTask(SystemWork systems) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override Task RunAsync(BuildContext context) => systems.ShowStatusAsync(context);
}
