using Cake.Frosting;
using Slipway.Build.Arguments;
using Slipway.Deployments;

namespace Slipway.Build.Tasks.Tests;

/// <summary>Takes the local cluster for itself, and the data of both systems from it, once that is confirmed.</summary>
/// <param name="confirmation">Asks people.</param>
[TakesArguments(BuildArguments.Confirm)]
[NeedsTools("helm", "kubectl")]
public abstract class LocalClusterTask(Confirmation confirmation) : FrostingTask<BuildContext>
{
    /// <summary>The cluster, in words.</summary>
    protected static string Cluster => $"the cluster of {Environments.Local.Name}";

    /// <summary>What is about to be done to the cluster, in words.</summary>
    protected abstract string Doing { get; }

    /// <inheritdoc/>
    public sealed override void Run(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        confirmation.Demand(Doing, Environments.Local.Name, context.DeployOptions.Confirm);
        RunConfirmed(context);
    }

    /// <summary>Does it.</summary>
    /// <param name="context">The command line.</param>
    protected abstract void RunConfirmed(BuildContext context);
}
