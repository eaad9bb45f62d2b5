using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Deploy;
using Slipway.Build.Tasks.Tools;

namespace Slipway.Build.Tasks.Deploy;

/// <summary>Deploys systems.</summary>
/// <param name="work">Deploys.</param>
[TaskName("Deploy")]
[TaskDescription("Deploys the systems: checks, secrets, helm, a wait that ends early, smoke tests. For local with cluster and images.")]
[TakesArguments(BuildArguments.Env, BuildArguments.System, BuildArguments.Cluster, BuildArguments.Context, BuildArguments.Output, BuildArguments.Values, BuildArguments.Set, BuildArguments.Plan, BuildArguments.DryRun, BuildArguments.Confirm, BuildArguments.Grace, BuildArguments.WaitForLock, BuildArguments.NoCache)]
[Example("--env=local", "from source to verified on a cluster of your own")]
[Example("--env=prod --system=jobqueue --confirm=prod", "one system, for real")]
[Example("--env=staging --dry-run", "what would be done, and nothing else")]
[Example("--env=local --plan=artifacts/plan.json", "what was planned, or nothing")]
[NeedsTools("helm", "kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class DeployTask(DeployWork work) : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override Task RunAsync(BuildContext context) => work.DeployAsync(context);
}
