using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Deploy;
using Slipway.Build.Tasks.Tools;
using Slipway.Tools;

namespace Slipway.Build.Tasks.Deploy;

/// <summary>Plans deployments.</summary>
/// <param name="work">Plans.</param>
[TaskName("Plan")]
[TaskDescription("Shows what Deploy would change, field by field, and what was changed by hand. Exit code 0: nothing, 2: changes, 1: error.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Cluster, BuildArguments.Context, BuildArguments.Output, BuildArguments.Values, BuildArguments.Set, BuildArguments.NoCache)]
[Example("--env=local", "what a deployment would change; also in artifacts/plan.md and plan.json")]
[Example("--env=local --system=jobqueue --set=worker.replicas=3", "one system, with a value on top")]
[NeedsTools("helm", "kubectl", Doctor.Cluster)]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class PlanTask(PlanWork work) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override Task RunAsync(BuildContext context) => work.PlanAsync(context);
}
