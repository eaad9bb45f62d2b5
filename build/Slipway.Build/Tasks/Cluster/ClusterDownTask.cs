using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Build.Cluster;
using Slipway.Build.Tasks.Tools;

namespace Slipway.Build.Tasks.Cluster;

/// <summary>Removes the local cluster.</summary>
/// <param name="cluster">Works on the local cluster.</param>
[TaskName("Cluster-Down")]
[TaskDescription("Removes the local cluster that Cluster-Up has made, with its volumes and its registry.")]
[TakesArguments(BuildArguments.Cluster)]
[NeedsTools("kubectl")]
[IsDependentOn(typeof(RestoreToolsTask))]
public sealed class ClusterDownTask(ClusterWork cluster) : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => cluster.Down(context);
}
