using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Deploy;
using Slipway.Build.Tasks.Tools;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Deploy;

/// <summary>Waits for migrations.</summary>
/// <param name="systems">Works on systems.</param>
[TaskName("Migrate")]
[TaskDescription("Waits for the migration job of each system, shows its log and its outcome.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Cluster, BuildArguments.Context, BuildArguments.Output, BuildArguments.Grace)]
[Example("--env=local --system=jobqueue", "one system")]
[NeedsTools("helm", "kubectl", Doctor.Cluster)]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class MigrateTask(SystemWork systems) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override Task RunAsync(BuildContext context) => systems.MigrateAsync(context);
}
