using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Network;

/// <summary>SLW104: services are reached through what is meant to be reached.</summary>
internal sealed class ExposedServiceRule() : PolicyRule(new Rule(
    "SLW104",
    "Services are not open to the world",
    Severity.Warning,
    "A NodePort is open on every node, also on public addresses, past Ingress and its TLS. A LoadBalancer takes a public address unless told otherwise. "
        + "externalIPs let a Service take traffic that was meant for another address (CVE-2020-8554). A LoadBalancer with loadBalancerSourceRanges, or with "
        + "an annotation that says it is internal, is fine.",
    "Use a ClusterIP behind an Ingress, or say who may come: loadBalancerSourceRanges.",
    Sample.Of(Sample.Object("v1", "Service", "spec:\n  type: NodePort\n  selector:\n    app: app\n  ports:\n    - name: http\n      port: 80\n      protocol: TCP")),
    Sample.Of(Sample.Object("v1", "Service", "spec:\n  type: ClusterIP\n  selector:\n    app: app\n  ports:\n    - name: http\n      port: 80\n      protocol: TCP")),
    "https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types")
{
    SeverityIn = new Dictionary<string, Severity>(Environments.ErrorInProd) { ["local"] = Severity.Info },
    WarnsUndeclared = true,
})
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from service in subject.Index.OfKind(ApiGroups.Core, "Service")
        let problem = Problem(service)
        where problem is not null
        select Rule.InObject(subject.Set, service, problem, "spec.type");

    private static string? Problem(KubeObject service)
    {
        var specification = service.Root["spec"];
        return specification?["type"]?.Text switch
        {
            "NodePort" => "the service is open on every node (NodePort)",
            "LoadBalancer" when specification["loadBalancerSourceRanges"].ItemsOrNone().Count == 0 && !IsInternal(service) => "anybody may reach the service (LoadBalancer without loadBalancerSourceRanges)",
            _ => (specification?["externalIPs"]).ItemsOrNone().Count > 0 ? "the service takes addresses that are not the cluster's (externalIPs)" : null,
        };
    }

    // Every cloud has an annotation of its own, and all of them say 'internal' in its name or its value.
    private static bool IsInternal(KubeObject service) =>
        service.Annotations.Any(annotation => annotation.Value.Text is not "false"
            && (annotation.Name.Contains("internal", StringComparison.OrdinalIgnoreCase) || annotation.Value.Text?.Contains("internal", StringComparison.OrdinalIgnoreCase) is true));
}
