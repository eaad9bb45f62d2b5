using Slipway.Model;

namespace Slipway.Validation.Rules.Network;

/// <summary>SLW100: network policies govern every pod.</summary>
internal sealed class PolicyCoverageRule() : PolicyRule(new Rule(
    "SLW100",
    "Network policies govern every pod",
    Severity.Info,
    "A pod that no NetworkPolicy selects may be reached from the whole cluster, and may reach everything from it: one program that is taken over is a door to "
        + "all others. A policy with an empty podSelector governs all pods of its namespace; jobs, hooks and tests count too.",
    "Deny by default in both directions (podSelector: {}, policyTypes: [Ingress, Egress]), and allow each flow by name.",
    Sample.Of(Sample.Deployment()),
    Sample.Of(Sample.Deployment(), Sample.Object("networking.k8s.io/v1", "NetworkPolicy", "spec:\n  podSelector: {}\n  policyTypes: [Ingress, Egress]")),
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies")
{
    SeverityIn = new Dictionary<string, Severity> { [Environments.Staging] = Severity.Warning, [Environments.Prod] = Severity.Error },
    SparesScenarios = true,
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods

        // A pod on the node's network is beyond the reach of policies.
        where pod.Specification["hostNetwork"]?.Text != "true"
        let open = subject.Index.Coverage.OpenDirections(pod).ToArray()
        where open.Length > 0
        select Rule.InObject(subject.Set, pod.Owner, $"no network policy governs the pod's {string.Join(" and ", open)}");
}
