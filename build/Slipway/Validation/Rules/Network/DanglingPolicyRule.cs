using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Network;

/// <summary>SLW101: network policies select something.</summary>
internal sealed class DanglingPolicyRule() : PolicyRule(new Rule(
    "SLW101",
    "Network policies select a pod",
    Severity.Warning,
    "A policy whose podSelector finds no pod protects nobody, and looks as if it did. Mostly a label was renamed on one side only. Labels of custom resources, "
        + "whose controllers make pods, count as pods; an empty selector is always right.",
    "Take the selector from the named template that labels the pods.",
    Sample.Of(Sample.Deployment(), Example("application")),
    Sample.Of(Sample.Deployment(), Example("app")),
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from policy in subject.Index.OfKind(ApiGroups.Networking, "NetworkPolicy")
        let selector = policy.Root.At("spec", "podSelector")
        where selector is KubeMapping { Fields.Count: > 0 }
            && subject.Index.Select(subject.Index.NamespaceOf(policy), selector).Count == 0
            && !subject.Index.MayBeMade(selector)
        select Rule.InObject(subject.Set, policy, "no pod has the labels that the policy selects", "spec.podSelector");

    private static string Example(string app) =>
        Sample.Object("networking.k8s.io/v1", "NetworkPolicy", $"spec:\n  podSelector:\n    matchLabels:\n      app: {app}\n  policyTypes: [Ingress]");
}
