using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Deploy;
using Slipway.Build.Tasks.Tools;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Deploy;

/// <summary>Removes systems.</summary>
/// <param name="systems">Works on systems.</param>
[TaskName("Undeploy")]
[TaskDescription("Removes each release; volumes and namespaces on request.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Cluster, BuildArguments.Context, BuildArguments.Confirm, BuildArguments.DeleteVolumes, BuildArguments.DeleteNamespaces, BuildArguments.ForceFinalize, BuildArguments.WaitForLock)]
[Example("--env=local --delete-namespaces --delete-volumes", "leaves nothing")]
[NeedsTools("helm", "kubectl", Doctor.Cluster)]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class UndeployTask(SystemWork systems) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override Task RunAsync(BuildContext context) => systems.UndeployAsync(context);
}
