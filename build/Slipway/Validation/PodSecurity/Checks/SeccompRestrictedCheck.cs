using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW056, seccompProfile_restricted: every container has a seccomp profile, its own or its pod's. Since 1.19; Windows pods are left out since 1.25.</summary>
internal sealed class SeccompRestrictedCheck()
    : PodSecurityCheck("seccompProfile_restricted", PodSecurityLevel.Restricted, new PodSecurityRevision(19, JudgeSince119), new PodSecurityRevision(25, JudgeSince125))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW056",
        "Seccomp is turned on",
        Severity.Error,
        "Without a profile that is named, a container has none unless the node's operator thought of it. Pods with os.name: windows are left out from 1.25 on. A chart that no system declares gets a warning.",
        "Set seccompProfile.type: RuntimeDefault in the pod's securityContext.",
        Example(),
        Example(pod: "  securityContext: { seccompProfile: { type: RuntimeDefault } }"),
        Documentation + "#restricted; check seccompProfile_restricted");

    private static IEnumerable<PodViolation> JudgeSince119(JudgedPod pod)
    {
        foreach (var settings in pod.AllSecurity.Where(settings => settings.SeccompType is not null && !SeccompBaselineCheck.IsAllowed(settings.SeccompType)))
        {
            yield return SeccompBaselineCheck.Forbidden(settings);
        }

        // A profile of the pod counts for the containers that say nothing; if it is a forbidden one, that is their cause too.
        foreach (var container in pod.Containers.Where(container => container.Security.SeccompType is null && pod.Security.SeccompType is null))
        {
            yield return new PodViolation(container.Security.Path + ".seccompProfile.type", $"{container.Owner} lacks seccompProfile.type: RuntimeDefault, and so does its pod");
        }
    }

    private static IEnumerable<PodViolation> JudgeSince125(JudgedPod pod) => pod.IsWindows ? [] : JudgeSince119(pod);
}
