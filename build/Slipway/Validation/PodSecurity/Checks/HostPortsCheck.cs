using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW044, hostPorts: containers take no port of their node.</summary>
internal sealed class HostPortsCheck()
    : PodSecurityCheck("hostPorts", PodSecurityLevel.Baseline, new PodSecurityRevision(0, Judge))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW044",
        "Containers take no port of their node",
        Severity.Error,
        "A port of the node is open to everything that reaches the node, past every Service and NetworkPolicy. A chart that no system declares gets a warning.",
        "Remove hostPort, and reach the pods through a Service.",
        Example(container: "      ports: [{ containerPort: 80, protocol: TCP, hostPort: 80 }]"),
        Example(container: "      ports: [{ containerPort: 80, protocol: TCP }]"),
        Documentation + "#baseline; check hostPorts");

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        from container in pod.Containers
        from port in container.HostPorts
        select new PodViolation(port.Path, $"{container.Owner} takes the port {port.Port} of its node");
}
