using Slipway.Manifests;

namespace Slipway.Validation.Index;

/// <summary>Which pods the network policies of a manifest set govern, in which direction.</summary>
internal sealed class PolicyCoverage
{
    private readonly HashSet<ManifestPod> _ingress = [];
    private readonly HashSet<ManifestPod> _egress = [];

    /// <summary>Reads a manifest set.</summary>
    /// <param name="index">The set's index.</param>
    public PolicyCoverage(ManifestIndex index)
    {
        foreach (var policy in index.OfKind(ApiGroups.Networking, "NetworkPolicy"))
        {
            var pods = index.Select(index.NamespaceOf(policy), policy.Root.At("spec", "podSelector"));
            if (Governs(policy, "Ingress"))
            {
                _ingress.UnionWith(pods);
            }

            if (Governs(policy, "Egress"))
            {
                _egress.UnionWith(pods);
            }
        }
    }

    /// <summary>The directions in which anything may go to or from a pod: <c>ingress</c>, <c>egress</c>.</summary>
    /// <param name="pod">The pod.</param>
    public IEnumerable<string> OpenDirections(ManifestPod pod)
    {
        if (!_ingress.Contains(pod))
        {
            yield return "ingress";
        }

        if (!_egress.Contains(pod))
        {
            yield return "egress";
        }
    }

    // Without policyTypes a policy governs ingress, and egress when it has rules for it. Source: Kubernetes API, NetworkPolicySpec.policyTypes.
    private static bool Governs(KubeObject policy, string direction) => policy.Root.At("spec", "policyTypes").ItemsOrNone() is { Count: > 0 } types
        ? types.Any(type => type.Text == direction)
        : direction == "Ingress" || policy.Root.At("spec", "egress").ItemsOrNone().Count > 0;
}
