using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW045, hostProbesAndHostLifecycle: probes and lifecycle handlers name no host. Since 1.34.</summary>
internal sealed class HostProbesAndLifecycleCheck()
    : PodSecurityCheck("hostProbesAndHostLifecycle", PodSecurityLevel.Baseline, new PodSecurityRevision(34, Judge))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW045",
        "Probes and handlers call no other host",
        Severity.Error,
        "The kubelet makes the calls of probes and handlers, from the node's network: a host of one's choice there reaches what the pod must not. Asked for from 1.34 on. A chart that no system declares gets a warning.",
        "Remove host: without it the pod itself is called.",
        Example(container: "      livenessProbe: { httpGet: { path: /, port: 80, host: 10.0.0.1 } }"),
        Example(container: "      livenessProbe: { httpGet: { path: /, port: 80 } }"),
        Documentation + "#baseline; check hostProbesAndHostLifecycle");

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        from container in pod.Containers
        from host in container.Hosts
        select new PodViolation(host.Path, $"a probe or handler of {container.Owner} calls the host '{host.Host}'");
}
