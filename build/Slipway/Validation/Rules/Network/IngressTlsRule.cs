using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Network;

/// <summary>SLW102: from staging on, what comes in from outside is encrypted.</summary>
internal sealed class IngressTlsRule() : PolicyRule(new Rule(
    "SLW102",
    "Ingresses use TLS from staging on",
    Severity.Warning,
    "Without TLS everybody between a user and the cluster reads and changes what goes by, passwords and sessions included.",
    "Give the Ingress spec.tls with its hosts and the Secret of their certificate.",
    Sample.Of(Sample.Object("networking.k8s.io/v1", "Ingress", Rules)),
    Sample.Of(Sample.Object("networking.k8s.io/v1", "Ingress", Rules.Replace("spec:\n", "spec:\n  tls:\n    - hosts: [app.example.com]\n      secretName: app-tls\n", StringComparison.Ordinal))),
    "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls")
{
    OnlyIn = Environments.FromStaging,
    SeverityIn = Environments.ErrorInProd,
    WarnsUndeclared = true,
})
{
    private const string Rules = "spec:\n  rules:\n    - host: app.example.com\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: app\n                port:\n                  name: http";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from ingress in subject.Index.OfKind(ApiGroups.Networking, "Ingress")
        where ingress.Root.At("spec", "tls").ItemsOrNone().Count == 0
        select Rule.InObject(subject.Set, ingress, "what comes in is not encrypted: there is no TLS", "spec.tls");
}
