using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW040, hostNamespaces: pods do not share the network, the processes or the inter-process communication of their node.</summary>
internal sealed class HostNamespacesCheck()
    : PodSecurityCheck("hostNamespaces", PodSecurityLevel.Baseline, new PodSecurityRevision(0, Judge))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW040",
        "Pods share no namespace of their node",
        Severity.Error,
        "A pod in a namespace of its node sees the traffic, the processes or the shared memory of everything else there. A chart that no system declares gets a warning.",
        "Remove hostNetwork, hostPID and hostIPC, or set them to false.",
        Example(pod: "  hostPID: true"),
        Example(pod: "  hostPID: false"),
        Documentation + "#baseline; check hostNamespaces");

    private static IEnumerable<PodViolation> Judge(JudgedPod pod)
    {
        if (pod.HostNetwork)
        {
            yield return Shared(pod, "hostNetwork");
        }

        if (pod.HostPid)
        {
            yield return Shared(pod, "hostPID");
        }

        if (pod.HostIpc)
        {
            yield return Shared(pod, "hostIPC");
        }
    }

    private static PodViolation Shared(JudgedPod pod, string field) => new($"{pod.Path}.{field}", $"the pod shares a namespace of its node: {field} is true");
}
