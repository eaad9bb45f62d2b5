using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Probes;

/// <summary>SLW077: probes ask on a port that the container has.</summary>
internal sealed class ProbePortRule() : PolicyRule(new Rule(
    "SLW077",
    "Probes ask on a port of the container",
    Severity.Error,
    "A probe by the name of a port that the container does not have never succeeds: the pod is restarted for ever, or never gets traffic. A number that is "
        + "not among the ports listed may work, since the list is for people, but mostly is a port that has changed (a warning). A container that lists no "
        + "ports is not asked for numbers.",
    "Use the name of one of the container's ports.",
    Sample.Of(Sample.Deployment("ports:\n  - name: http\n    containerPort: 8080\n    protocol: TCP\nreadinessProbe:\n  httpGet:\n    path: /ready\n    port: web")),
    Sample.Of(Sample.Deployment("ports:\n  - name: http\n    containerPort: 8080\n    protocol: TCP\nreadinessProbe:\n  httpGet:\n    path: /ready\n    port: http")),
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port"))
{
    private static readonly string[] Probes = ["startupProbe", "livenessProbe", "readinessProbe"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        where ManifestPod.Stays(container)
        from probe in Probes
        let port = PortOf(container.Node[probe])
        where port is not null && !MayListenOn(container, port)
        select Rule.InObject(subject.Set, pod.Owner, $"the {probe} of the container '{container.Name}' asks on port {port.Text}, which is none of its ports", $"{container.FieldPath}.{probe}")
            with { Severity = port.AsInteger() is null ? Severity.Error : Severity.Warning };

    private static KubeNode? PortOf(KubeNode? probe) => probe?.At("httpGet", "port") ?? probe?.At("tcpSocket", "port") ?? probe?.At("grpc", "port");

    private static bool MayListenOn(KubeContainer container, KubeNode port)
    {
        var ports = container.Node["ports"].ItemsOrNone();
        return port.AsInteger() is { } number
            ? ports.Count == 0 || ports.Any(candidate => candidate["containerPort"].AsInteger() == number)
            : ports.Any(candidate => candidate["name"]?.Text == port.Text);
    }
}
