using Cake.Core;
using Cake.Core.Diagnostics;
using Slipway.Cluster;
using Slipway.Cluster.Local;
using Slipway.Reports;
using Spectre.Console;

namespace Slipway.Build.Cluster;

/// <summary>What the tasks do with the local cluster: picks the driver that the command line asks for, hands over, and reports.</summary>
/// <param name="clusters">Picks drivers.</param>
/// <param name="console">Where a cluster's state is shown.</param>
public sealed class ClusterWork(LocalClusters clusters, IAnsiConsole console)
{
    /// <summary>How the local cluster is reached; null until this run has brought it up.</summary>
    public ClusterAccess? Access { get; private set; }

    /// <summary>Sees to it that a local cluster is up.</summary>
    /// <param name="context">The command line.</param>
    /// <returns>How it is reached.</returns>
    /// <exception cref="CakeException">None can be had, or it did not start.</exception>
    public ClusterAccess Up(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var driver = clusters.Choose(context.ClusterDriver, context.KubeContext, context.CancellationToken);
        Access = driver.Up(context.KubeContext, context.CancellationToken);
        context.Log.Information("The local cluster ({0}) is up, its registry is {1}. To use it:", driver.Name, Access.Registry);
        context.Log.Information("  export KUBECONFIG={0}", Access.Kubeconfig);
        context.Log.Information("  kubectl config use-context {0}", Access.Context);
        return Access;
    }

    /// <summary>Removes the local clusters that Slipway has made.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">One could not be removed, or is not Slipway's to remove.</exception>
    public void Down(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var removed = clusters.Down(context.ClusterDriver, context.CancellationToken);
        context.Log.Information("{0}", removed.Count == 0 ? "There is no local cluster of Slipway's." : $"Removed the local cluster: {string.Join(", ", removed)}.");
    }

    /// <summary>Shows the local cluster.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">None can be had, or a part of it is not ready.</exception>
    public void ShowStatus(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var driver = clusters.Choose(context.ClusterDriver, context.KubeContext, context.CancellationToken);
        var status = driver.Status(context.KubeContext, context.CancellationToken);
        Write(status.Components, ConsoleReport.ShouldBePlain(console, context.Environment));
        if (status.Access is not { } access)
        {
            throw new CakeException($"Looking at the local cluster ({driver.Name}): it is not up. Start it: --target=Cluster-Up");
        }

        context.Log.Information("The local cluster ({0}) is up: context {1} of {2}, registry {3}.", driver.Name, access.Context, access.Kubeconfig, access.Registry);
    }

    private void Write(IReadOnlyList<ComponentStatus> components, bool isPlain)
    {
        if (isPlain)
        {
            foreach (var component in components)
            {
                console.Profile.Out.Writer.WriteLine($"{component.Name} {component.State} {component.Detail}");
            }

            return;
        }

        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).AddColumns("Component", "State", "Detail");
        foreach (var component in components)
        {
            table.AddRow(new Text(component.Name), new Text(component.State), new Text(component.Detail));
        }

        console.Write(table);
    }
}
