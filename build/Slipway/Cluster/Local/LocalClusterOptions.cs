using Cake.Core.IO;

namespace Slipway.Cluster.Local;

/// <summary>Where local clusters are kept.</summary>
/// <param name="Root">The repository, absolute.</param>
/// <param name="Registry">The registry of the local environment: <c>localhost:5000</c>.</param>
public sealed record LocalClusterOptions(DirectoryPath Root, string Registry)
{
    /// <summary>The scripts of the cluster on Debian.</summary>
    public DirectoryPath DebianScripts => Root.Combine("build/cluster/debian");

    /// <summary>What the kind driver writes: its kubeconfig and settings.</summary>
    public DirectoryPath KindState => Root.Combine(".build/cluster");

    /// <summary>Port of the registry on this machine.</summary>
    public string RegistryPort => Registry[(Registry.LastIndexOf(':') + 1)..];
}
