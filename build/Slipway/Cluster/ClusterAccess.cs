namespace Slipway.Cluster;

/// <summary>How one cluster is reached, and where it takes its images from. Tools are told both names: nothing depends on which context is the current one.</summary>
/// <param name="Kubeconfig">The kubeconfig file, absolute; several, as KUBECONFIG has them, separated as PATH is.</param>
/// <param name="Context">Name of the context in it.</param>
/// <param name="Registry">The registry that the cluster's nodes take images from, and that images are pushed to, without a scheme: <c>localhost:5000</c>.</param>
public sealed record ClusterAccess(string Kubeconfig, string Context, string Registry);
