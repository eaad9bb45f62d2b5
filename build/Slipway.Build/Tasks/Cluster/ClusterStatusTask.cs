using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Cluster;
using Slipway.Build.Tasks.Tools;

namespace Slipway.Build.Tasks.Cluster;

/// <summary>Shows the local cluster.</summary>
/// <param name="cluster">Works on the local cluster.</param>
[TaskName("Cluster-Status")]
[TaskDescription("Shows the local cluster and its parts; fails when it is not up.")]
[TakesArguments(BuildArguments.Cluster, BuildArguments.Context)]
[NeedsTools("kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class ClusterStatusTask(ClusterWork cluster) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => cluster.ShowStatus(context);
}
