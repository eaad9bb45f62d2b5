using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW118: one path of a host leads to one place.</summary>
internal sealed class IngressPathRule() : PolicyRule(new Rule(
    "SLW118",
    "No two Ingresses take the same path",
    Severity.Warning,
    "When two Ingresses of one class take the same path of the same host, the controller decides which one gets the requests; after a restart it may decide "
        + "otherwise. Some refuse the second one.",
    "Remove one, or give it another host or path.",
    Sample.Of(Example("app", "/"), Example("api", "/")),
    Sample.Of(Example("app", "/"), Example("api", "/api")),
    "https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from taken in subject.Index.OfKind(ApiGroups.Networking, "Ingress").SelectMany(Paths).GroupBy(path => path.Key)
        let ingresses = taken.Select(path => path.Ingress).Distinct().ToArray()
        where ingresses.Length > 1
        select Rule.InObject(subject.Set, ingresses[1], $"{taken.Key.Host}{taken.Key.Path} is taken by {ingresses[0]} already", "spec.rules");

    private static IEnumerable<((string Class, string Host, string Path) Key, KubeObject Ingress)> Paths(KubeObject ingress) =>
        from rule in ingress.Root.At("spec", "rules").ItemsOrNone()
        from path in rule.At("http", "paths").ItemsOrNone()
        select ((ingress.Root.At("spec", "ingressClassName")?.Text ?? "", rule["host"]?.Text ?? "*", path["path"]?.Text ?? "/"), ingress);

    private static string Example(string name, string path) => Sample.Object(
        "networking.k8s.io/v1",
        "Ingress",
        $"spec:\n  rules:\n    - host: app.example.com\n      http:\n        paths:\n          - path: {path}\n            pathType: Prefix\n            backend:\n              service:\n                name: {name}\n                port:\n                  name: http",
        name);
}
