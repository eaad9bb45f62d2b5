using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW112: Ingresses lead to services and ports that there are.</summary>
internal sealed class IngressBackendRule() : PolicyRule(new Rule(
    "SLW112",
    "Ingresses lead to a service and its port",
    Severity.Error,
    "A path that leads to a Service or to a port that does not exist answers with 503, or makes the controller drop the whole Ingress. A Service that the chart "
        + "does not render may be made elsewhere (a warning).",
    "Mend the name of the service or its port.",
    Sample.Of(Service, Example("web")),
    Sample.Of(Service, Example("http")),
    "https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource"))
{
    private static string Service => Sample.Object("v1", "Service", "spec:\n  selector:\n    app: app\n  ports:\n    - name: http\n      port: 80\n      protocol: TCP");

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from ingress in subject.Index.OfKind(ApiGroups.Networking, "Ingress")
        from backend in Backends(ingress)
        let finding = Problem(subject, ingress, backend)
        where finding is not null
        select finding;

    private Finding? Problem(ManifestSubject subject, KubeObject ingress, KubeNode backend)
    {
        var name = backend["name"]?.Text;
        if (subject.Index.Find(ApiGroups.Core, "Service", subject.Index.NamespaceOf(ingress), name) is not { } service)
        {
            return Rule.InObject(subject.Set, ingress, $"there is no Service '{name}' in the chart", "spec.rules") with { Severity = Severity.Warning };
        }

        var port = backend.At("port", "name") ?? backend.At("port", "number");
        var isThere = port is null || service.Root.At("spec", "ports").ItemsOrNone().Any(candidate => candidate["name"]?.Text == port.Text || candidate["port"]?.Text == port.Text);
        return isThere ? null : Rule.InObject(subject.Set, ingress, $"{service} has no port {port!.Text}", "spec.rules");
    }

    private static IEnumerable<KubeNode> Backends(KubeObject ingress) => ingress.Root.At("spec", "rules").ItemsOrNone()
        .SelectMany(rule => rule.At("http", "paths").ItemsOrNone())
        .Select(path => path.At("backend", "service"))
        .Append(ingress.Root.At("spec", "defaultBackend", "service"))
        .OfType<KubeNode>()
        .DistinctBy(backend => (backend["name"]?.Text, backend.At("port", "name")?.Text, backend.At("port", "number")?.Text));

    private static string Example(string port) => Sample.Object(
        "networking.k8s.io/v1",
        "Ingress",
        $"spec:\n  rules:\n    - host: app.example.com\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: app\n                port:\n                  name: {port}");
}
