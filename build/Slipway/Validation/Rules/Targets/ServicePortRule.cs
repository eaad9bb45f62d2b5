using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Targets;

/// <summary>SLW111: services lead to ports that their pods have.</summary>
internal sealed class ServicePortRule() : PolicyRule(new Rule(
    "SLW111",
    "Services lead to a port of their pods",
    Severity.Error,
    "A targetPort by a name that no container has leads nowhere: every connection is refused. A number that is not among the ports listed may work, since the "
        + "list is for people, but mostly is a port that has changed (a warning). Pods that list no ports are not asked for numbers.",
    "Name the container's port, and use the name as targetPort.",
    Sample.Of(Pod, Example("web")),
    Sample.Of(Pod, Example("http")),
    "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports"))
{
    private static string Pod => Sample.Deployment("ports:\n  - name: http\n    containerPort: 8080\n    protocol: TCP");

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        foreach (var service in subject.Index.OfKind(ApiGroups.Core, "Service").Where(service => service.Root.At("spec", "selector").FieldsOrNone().Count > 0))
        {
            var pods = subject.Index.SelectByLabels(subject.Index.NamespaceOf(service), service.Root.At("spec", "selector"));
            var index = 0;
            foreach (var port in service.Root.At("spec", "ports").ItemsOrNone())
            {
                // Without a targetPort it is the port itself.
                var target = port["targetPort"].IsNullOrMissing() ? port["port"] : port["targetPort"];
                var path = $"spec.ports[{index++}].targetPort";
                if (target is not null && pods.Count > 0 && !pods.Any(pod => pod.MayListenOn(target)))
                {
                    yield return Rule.InObject(subject.Set, service, $"no pod that the service selects has the port {target.Text}", path) with
                    {
                        Severity = target.AsInteger() is null ? Severity.Error : Severity.Warning,
                    };
                }
            }
        }
    }

    private static string Example(string target) =>
        Sample.Object("v1", "Service", $"spec:\n  selector:\n    app: app\n  ports:\n    - name: http\n      port: 80\n      targetPort: {target}\n      protocol: TCP");
}
