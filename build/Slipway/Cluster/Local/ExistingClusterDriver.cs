using Cake.Core;

namespace Slipway.Cluster.Local;

/// <summary>A cluster that is there already: used as it is, never started, changed or removed.</summary>
/// <param name="kubectl">Asks about contexts.</param>
/// <param name="options">Where local clusters are kept.</param>
public sealed class ExistingClusterDriver(KubectlProbe kubectl, LocalClusterOptions options) : ILocalClusterDriver
{
    /// <summary>Its name.</summary>
    public const string DriverName = "existing";

    // As kind, minikube, Docker Desktop, Rancher Desktop, k3d, colima and Slipway's own drivers call theirs.
    private static readonly string[] LocalNames = ["minikube", "docker-desktop", "rancher-desktop", "colima", DebianClusterDriver.ContextName];
    private static readonly string[] LocalPrefixes = ["kind-", "k3d-", "colima-"];

    /// <inheritdoc/>
    public string Name => DriverName;

    /// <summary>Whether a context of this name is that of a cluster on the developer's own machine.</summary>
    /// <param name="context">Name of the context.</param>
    public static bool IsLocal(string context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return LocalNames.Contains(context) || Array.Exists(LocalPrefixes, prefix => context.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public string? WhatItLacks(string? context, CancellationToken cancellationToken)
    {
        if ((context ?? kubectl.CurrentContext(cancellationToken)) is not { } name)
        {
            return "kubectl has no current context";
        }

        if (context is null && !IsLocal(name))
        {
            return $"the current context {name} is not known to be local; if it is, say --context={name}";
        }

        return kubectl.ServerVersion(name, null, cancellationToken).Trouble is { } trouble ? $"context {name}: {trouble}" : null;
    }

    /// <inheritdoc/>
    public ClusterAccess Up(string? context, CancellationToken cancellationToken)
    {
        var name = context ?? kubectl.CurrentContext(cancellationToken) ?? throw new CakeException("Using the existing cluster: kubectl has no current context.");
        return new ClusterAccess(kubectl.Kubeconfig, name, options.Registry);
    }

    /// <inheritdoc/>
    public bool Down(CancellationToken cancellationToken) => false;

    /// <inheritdoc/>
    public LocalClusterStatus Status(string? context, CancellationToken cancellationToken)
    {
        var access = Up(context, cancellationToken);
        var (version, trouble) = kubectl.ServerVersion(access.Context, null, cancellationToken);
        return version is null
            ? new LocalClusterStatus(null, [new ComponentStatus("apiserver", "unready", trouble ?? "")])
            : new LocalClusterStatus(access, [new ComponentStatus("apiserver", "ready", version)]);
    }
}
