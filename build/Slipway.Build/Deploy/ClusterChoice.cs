using Cake.Core;
using Slipway.Build.Cluster;
using Slipway.Cluster;
using Slipway.Cluster.Local;
using Slipway.Deployments;
using Slipway.Model;

namespace Slipway.Build.Deploy;

/// <summary>Finds the cluster of an environment, and refuses any other.</summary>
/// <param name="local">Works on the local cluster.</param>
/// <param name="clusters">Finds local clusters.</param>
/// <param name="probe">Knows the current context.</param>
public sealed class ClusterChoice(ClusterWork local, LocalClusters clusters, KubectlProbe probe)
{
    /// <summary>How the environment's cluster is reached.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="mayStart">Whether a local cluster that is not up is started.</param>
    /// <exception cref="CakeException">The current context is another environment's, or no cluster can be had.</exception>
    public ClusterAccess Choose(BuildContext context, EnvironmentDefinition environment, bool mayStart)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(environment);
        if (environment != Environments.Local)
        {
            var name = ContextCheck.Demand(environment, context.KubeContext ?? probe.CurrentContext(context.CancellationToken));
            return new ClusterAccess(probe.Kubeconfig, name, environment.Registry);
        }

        if (mayStart)
        {
            return local.Up(context);
        }

        var driver = clusters.Choose(context.ClusterDriver, context.KubeContext, context.CancellationToken);
        return driver.Status(context.KubeContext, context.CancellationToken).Access
            ?? throw new CakeException($"Reaching local: the local cluster ({driver.Name}) is not up. Start it: --target=Cluster-Up");
    }
}
