using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Network;

/// <summary>SLW103: an Ingress with TLS has it for each of its hosts.</summary>
internal sealed class IngressHostsRule() : PolicyRule(new Rule(
    "SLW103",
    "TLS covers every host of an Ingress",
    Severity.Warning,
    "A host that is not among those of spec.tls is served without encryption, or with the controller's own certificate, which browsers refuse. A wildcard such "
        + "as *.example.com covers one level; an entry without hosts stands for the controller's default certificate and covers all.",
    "Add the host to spec.tls.",
    Sample.Of(Example("www.example.com")),
    Sample.Of(Example("app.example.com")),
    "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        foreach (var ingress in subject.Index.OfKind(ApiGroups.Networking, "Ingress"))
        {
            var entries = ingress.Root.At("spec", "tls").ItemsOrNone();
            if (entries.Count == 0 || entries.Any(entry => entry["hosts"].ItemsOrNone().Count == 0))
            {
                continue;
            }

            var covered = entries.SelectMany(entry => entry["hosts"].ItemsOrNone()).Select(host => host.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var host in ingress.Root.At("spec", "rules").ItemsOrNone().Select(rule => rule["host"]?.Text).OfType<string>().Where(host => !IsCovered(host, covered)))
            {
                yield return Rule.InObject(subject.Set, ingress, $"the host '{host}' is not among those with TLS", "spec.tls");
            }
        }
    }

    private static bool IsCovered(string host, HashSet<string> covered) =>
        covered.Contains(host) || (host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && covered.Contains("*" + host[dot..]));

    private static string Example(string host) => Sample.Object(
        "networking.k8s.io/v1",
        "Ingress",
        $"spec:\n  tls:\n    - hosts: [{host}]\n      secretName: app-tls\n  rules:\n    - host: app.example.com\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: app\n                port:\n                  name: http");
}
