using Cake.Core;

namespace Slipway.Cluster.Local;

/// <summary>A way to have a cluster on the developer's own machine. None of them touches a context, a kubeconfig or a cluster that it did not make.</summary>
public interface ILocalClusterDriver
{
    /// <summary>Its name, for <c>--cluster</c>.</summary>
    string Name { get; }

    /// <summary>Says what this machine lacks for it.</summary>
    /// <param name="context">The context asked for; null for the current one.</param>
    /// <param name="cancellationToken">Kills the tools that look.</param>
    /// <returns>What is missing, in one line; null when it can be used.</returns>
    string? WhatItLacks(string? context, CancellationToken cancellationToken);

    /// <summary>Sees to it that its cluster is up. Of one that is up nothing is changed.</summary>
    /// <param name="context">The context asked for; null for the current one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>How the cluster is reached.</returns>
    /// <exception cref="CakeException">It did not start: the message names the component and has the last lines of its log.</exception>
    ClusterAccess Up(string? context, CancellationToken cancellationToken);

    /// <summary>Removes the cluster that it made, with its volumes and its registry.</summary>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>False when it has made none.</returns>
    /// <exception cref="CakeException">It could not be removed.</exception>
    bool Down(CancellationToken cancellationToken);

    /// <summary>Looks at its cluster.</summary>
    /// <param name="context">The context asked for; null for the current one.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="CakeException">It could not be looked at.</exception>
    LocalClusterStatus Status(string? context, CancellationToken cancellationToken);
}

/// <summary>How a local cluster is.</summary>
/// <param name="Access">How it is reached; null while it is not up.</param>
/// <param name="Components">Its parts, as far as the driver knows them.</param>
public sealed record LocalClusterStatus(ClusterAccess? Access, IReadOnlyList<ComponentStatus> Components);

/// <summary>How a part of a cluster is.</summary>
/// <param name="Name">Name of the part.</param>
/// <param name="State">Its state in one word.</param>
/// <param name="Detail">Where to look further: its version, its log.</param>
public sealed record ComponentStatus(string Name, string State, string Detail);
