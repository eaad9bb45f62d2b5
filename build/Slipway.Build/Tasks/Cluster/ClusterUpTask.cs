using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Cluster;
using Slipway.Build.Tasks.Tools;

namespace Slipway.Build.Tasks.Cluster;

/// <summary>Brings a local cluster up.</summary>
/// <param name="cluster">Works on the local cluster.</param>
[TaskName("Cluster-Up")]
[TaskDescription("Starts a local cluster, or finds the one that is there.")]
[TakesArguments(BuildArguments.Cluster, BuildArguments.Context)]
[Example("--cluster=kind", "in Docker, whatever else there is")]
[NeedsTools("kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class ClusterUpTask(ClusterWork cluster) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => cluster.Up(context);
}
