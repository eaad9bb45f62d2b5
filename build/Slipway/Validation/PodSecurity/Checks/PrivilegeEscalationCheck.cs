using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW053, allowPrivilegeEscalation: every container says that its processes gain no rights. Windows pods are left out since 1.25.</summary>
internal sealed class PrivilegeEscalationCheck()
    : PodSecurityCheck("allowPrivilegeEscalation", PodSecurityLevel.Restricted, new PodSecurityRevision(8, JudgeSince18), new PodSecurityRevision(25, JudgeSince125))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW053",
        "Processes gain no rights",
        Severity.Error,
        "By a set-user-ID program a process becomes root that was started as somebody else. Pods with os.name: windows are left out from 1.25 on. A chart that no system declares gets a warning.",
        "Set allowPrivilegeEscalation: false in every container's securityContext.",
        Example(),
        Example(container: "      securityContext: { allowPrivilegeEscalation: false }"),
        Documentation + "#restricted; check allowPrivilegeEscalation");

    private static IEnumerable<PodViolation> JudgeSince18(JudgedPod pod) =>
        from container in pod.Containers
        where container.Security.AllowPrivilegeEscalation is not false
        select new PodViolation(container.Security.Path + ".allowPrivilegeEscalation", $"{container.Owner} lacks allowPrivilegeEscalation: false");

    private static IEnumerable<PodViolation> JudgeSince125(JudgedPod pod) => pod.IsWindows ? [] : JudgeSince18(pod);
}
