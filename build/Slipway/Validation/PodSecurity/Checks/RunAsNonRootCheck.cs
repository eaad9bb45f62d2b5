using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW054, runAsNonRoot: containers say that they do not run as root, themselves or by their pod. Since 1.35 a pod with user namespaces of its own is left out.</summary>
internal sealed class RunAsNonRootCheck()
    : PodSecurityCheck("runAsNonRoot", PodSecurityLevel.Restricted, new PodSecurityRevision(0, JudgeSince10), new PodSecurityRevision(35, JudgeSince135))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW054",
        "Containers do not run as root",
        Severity.Error,
        "Who breaks out of a process of root is root on the node. A pod that says false is refused even if all its containers say true. Pods with hostUsers: false "
            + "are left out from 1.35 on. A chart that no system declares gets a warning.",
        "Set runAsNonRoot: true in the pod's securityContext.",
        Example(),
        Example(pod: "  securityContext: { runAsNonRoot: true }"),
        Documentation + "#restricted; check runAsNonRoot");

    private static IEnumerable<PodViolation> JudgeSince10(JudgedPod pod)
    {
        foreach (var settings in pod.AllSecurity.Where(settings => settings.RunAsNonRoot is false))
        {
            yield return new PodViolation(settings.Path + ".runAsNonRoot", $"{settings.Owner} sets runAsNonRoot: false");
        }

        // What the pod says counts for the containers that say nothing; if it says false, that is their cause too.
        foreach (var container in pod.Containers.Where(container => container.Security.RunAsNonRoot is null && pod.Security.RunAsNonRoot is null))
        {
            yield return new PodViolation(container.Security.Path + ".runAsNonRoot", $"{container.Owner} lacks runAsNonRoot: true, and so does its pod");
        }
    }

    private static IEnumerable<PodViolation> JudgeSince135(JudgedPod pod) => pod.HasOwnUsers ? [] : JudgeSince10(pod);
}
