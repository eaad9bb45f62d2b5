using Slipway.Manifests;

namespace Charts.Tests.Infrastructure;

/// <summary>
/// Which pod may speak to which under the NetworkPolicies of a manifest set. Peers that are addresses count as somebody outside.
/// Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/.
/// </summary>
public sealed class NetworkFlows(ManifestSet set)
{
    private readonly IReadOnlyList<KubeObject> _policies = [.. set.OfKind("NetworkPolicy")];
    private readonly IReadOnlyList<PodShape> _pods = set.Pods();

    /// <summary>Every flow between two pods of the set that both ends allow, as <c>from -> to:port in namespace</c>.</summary>
    public IEnumerable<string> All =>
        from source in _pods
        from target in _pods
        where source.Owner != target.Owner
        from port in target.Containers.SelectMany(container => container.Node["ports"].ItemsOrNone()).Select(port => port["containerPort"].AsInteger()!.Value)
        where Allows(source, "egress", "to", target, port) && Allows(target, "ingress", "from", source, port)
        select $"{source.Component} -> {target.Component}:{port} in {source.Namespace}" + (source.Namespace == target.Namespace ? "" : $" to {target.Namespace}");

    /// <summary>Whether a policy governs what a pod may do in a direction.</summary>
    public bool Governs(PodShape pod, string direction) => Governing(pod, direction).Any();

    private IEnumerable<KubeObject> Governing(PodShape pod, string direction) => _policies.Where(policy =>
        policy.Reference.Namespace == pod.Namespace
        && pod.HasLabels(policy.Root.Along("spec.podSelector.matchLabels"))
        && policy.Root.Along("spec.policyTypes").Texts.Contains(direction, StringComparer.OrdinalIgnoreCase));

    private bool Allows(PodShape pod, string direction, string side, PodShape other, long port)
    {
        var policies = Governing(pod, direction).ToList();
        return policies.Count == 0 || policies.SelectMany(policy => policy.Root["spec"]![direction].ItemsOrNone()).Any(rule => Matches(rule, side, pod, other, port));
    }

    private static bool Matches(KubeNode rule, string side, PodShape pod, PodShape other, long port)
    {
        var ports = rule["ports"].ItemsOrNone();
        var peers = rule[side].ItemsOrNone();
        return (ports.Count == 0 || ports.Any(item => item["port"].AsInteger() == port && item["protocol"]?.Text is "TCP"))
            && (peers.Count == 0 || peers.Any(peer => peer["podSelector"] is { } selector && pod.Namespace == other.Namespace && other.HasLabels(selector["matchLabels"])));
    }
}
