using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Deploy;
using Slipway.Build.Tasks.Tools;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Deploy;

/// <summary>Runs smoke tests.</summary>
/// <param name="systems">Works on systems.</param>
[TaskName("Smoke-Test")]
[TaskDescription("Checks that each deployed system does what it is for.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Cluster, BuildArguments.Context)]
[Example("--env=local", "all systems")]
[NeedsTools("helm", "kubectl", Doctor.Cluster)]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class SmokeTestTask(SystemWork systems) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override Task RunAsync(BuildContext context) => systems.SmokeTestAsync(context);
}
