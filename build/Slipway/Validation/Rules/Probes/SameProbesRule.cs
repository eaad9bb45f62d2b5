using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Probes;

/// <summary>SLW076: a container is not restarted for what should only keep traffic away.</summary>
internal sealed class SameProbesRule() : PolicyRule(new Rule(
    "SLW076",
    "Liveness is more patient than readiness",
    Severity.Warning,
    "When both probes ask the same and give up equally soon, a pod that is only busy is restarted at the very moment in which it should merely get less "
        + "traffic; the load moves to its neighbours, and they follow. The same question is fine when liveness waits longer.",
    "Ask something cheaper for liveness, or raise its failureThreshold or periodSeconds above those of readiness.",
    Sample.Of(Sample.Deployment("livenessProbe:\n  httpGet:\n    path: /health\n    port: 8080\nreadinessProbe:\n  httpGet:\n    path: /health\n    port: 8080")),
    Sample.Of(Sample.Deployment("livenessProbe:\n  httpGet:\n    path: /health\n    port: 8080\n  failureThreshold: 6\nreadinessProbe:\n  httpGet:\n    path: /health\n    port: 8080")),
    "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe")
{
    SeverityIn = Environments.ErrorInProd,
    WarnsUndeclared = true,
})
{
    // Source: Kubernetes API, Probe.failureThreshold and Probe.periodSeconds.
    private const int DefaultFailures = 3;
    private const int DefaultPeriod = 10;

    private static readonly string[] Handlers = ["httpGet", "tcpSocket", "grpc", "exec"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from pod in subject.Index.Pods
        from container in pod.AllContainers
        let liveness = container.Node["livenessProbe"]
        let readiness = container.Node["readinessProbe"]
        where liveness is KubeMapping && readiness is KubeMapping
            && Handlers.All(handler => IsSame(liveness[handler], readiness[handler]))
            && Patience(liveness) <= Patience(readiness)
        select Rule.InObject(
            subject.Set,
            pod.Owner,
            $"both probes of the container '{container.Name}' ask the same, and liveness gives up after {Patience(liveness)} s, readiness after {Patience(readiness)} s",
            container.FieldPath + ".livenessProbe");

    private static long Patience(KubeNode probe) => (probe["failureThreshold"].AsInteger() ?? DefaultFailures) * (probe["periodSeconds"].AsInteger() ?? DefaultPeriod);

    private static bool IsSame(KubeNode? left, KubeNode? right) => (left, right) switch
    {
        (KubeMapping one, KubeMapping other) => one.Fields.Count == other.Fields.Count && one.Fields.All(field => IsSame(field.Value, other[field.Name])),
        (KubeSequence one, KubeSequence other) => one.Items.Count == other.Items.Count && one.Items.Zip(other.Items).All(pair => IsSame(pair.First, pair.Second)),
        _ => left?.Text == right?.Text && left is null == right is null,
    };
}
