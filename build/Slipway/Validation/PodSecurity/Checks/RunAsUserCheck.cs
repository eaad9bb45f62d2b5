using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW055, runAsUser: neither pod nor container asks for the user 0. Since 1.23; since 1.35 a pod with user namespaces of its own is left out.</summary>
internal sealed class RunAsUserCheck()
    : PodSecurityCheck("runAsUser", PodSecurityLevel.Restricted, new PodSecurityRevision(23, JudgeSince123), new PodSecurityRevision(35, JudgeSince135))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW055",
        "No user is root",
        Severity.Error,
        "The user 0 is root. Asked for from 1.23 on; pods with hostUsers: false are left out from 1.35 on. A chart that no system declares gets a warning.",
        "Remove runAsUser, or set another number than 0.",
        Example(pod: "  securityContext: { runAsUser: 0 }"),
        Example(pod: "  securityContext: { runAsUser: 1000 }"),
        Documentation + "#restricted; check runAsUser");

    private static IEnumerable<PodViolation> JudgeSince123(JudgedPod pod) =>
        from settings in pod.AllSecurity
        where settings.RunAsUser is 0
        select new PodViolation(settings.Path + ".runAsUser", $"{settings.Owner} sets runAsUser: 0");

    private static IEnumerable<PodViolation> JudgeSince135(JudgedPod pod) => pod.HasOwnUsers ? [] : JudgeSince123(pod);
}
