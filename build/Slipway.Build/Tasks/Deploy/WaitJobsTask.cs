using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Deploy;
using Slipway.Build.Tasks.Tools;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Deploy;

/// <summary>Waits for job sequences.</summary>
/// <param name="systems">Works on systems.</param>
[TaskName("Wait-Jobs")]
[TaskDescription("Waits for the job sequences, such as A -> B -> C; shows state and duration of each job.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Cluster, BuildArguments.Context, BuildArguments.Output, BuildArguments.Grace)]
[Example("--env=local --system=task-system", "one system")]
[NeedsTools("helm", "kubectl", Doctor.Cluster)]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class WaitJobsTask(SystemWork systems) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override Task RunAsync(BuildContext context) => systems.WaitForJobsAsync(context);
}
