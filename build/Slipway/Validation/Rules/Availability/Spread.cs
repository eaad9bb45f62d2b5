using Slipway.Manifests;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Availability;

/// <summary>What keeps the pods of a workload apart.</summary>
internal static class Spread
{
    /// <summary>The label selectors of a pod's anti-affinity terms and spread constraints, with the path of each.</summary>
    /// <param name="pod">The pod.</param>
    public static IEnumerable<(KubeNode? Selector, string FieldPath)> TermsOf(ManifestPod pod)
    {
        var affinity = pod.Specification.At("affinity", "podAntiAffinity");
        var path = pod.FieldPath + ".affinity.podAntiAffinity";
        return (affinity?["requiredDuringSchedulingIgnoredDuringExecution"]).ItemsOrNone()
            .Concat((affinity?["preferredDuringSchedulingIgnoredDuringExecution"]).ItemsOrNone().Select(term => term["podAffinityTerm"]).OfType<KubeNode>())
            .Select(term => (term["labelSelector"], path))
            .Concat(pod.Specification["topologySpreadConstraints"].ItemsOrNone().Select(constraint => (constraint["labelSelector"], pod.FieldPath + ".topologySpreadConstraints")));
    }
}
