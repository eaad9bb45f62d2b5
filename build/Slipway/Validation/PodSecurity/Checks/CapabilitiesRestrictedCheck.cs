using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW057, capabilities_restricted: every container drops all capabilities and adds none but NET_BIND_SERVICE. Since 1.22; Windows pods are left out since 1.25.</summary>
internal sealed class CapabilitiesRestrictedCheck()
    : PodSecurityCheck("capabilities_restricted", PodSecurityLevel.Restricted, new PodSecurityRevision(22, JudgeSince122), new PodSecurityRevision(25, JudgeSince125))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW057",
        "All capabilities are dropped",
        Severity.Error,
        "Capabilities that a program does not need are rights for whoever takes it over. Pods with os.name: windows are left out from 1.25 on. A chart that no system declares gets a warning.",
        "Set capabilities.drop: [ALL] in every container's securityContext, and add at most NET_BIND_SERVICE.",
        Example(container: "      securityContext: { capabilities: { drop: [NET_RAW] } }"),
        Example(container: "      securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }"),
        Documentation + "#restricted; check capabilities_restricted");

    private static IEnumerable<PodViolation> JudgeSince122(JudgedPod pod)
    {
        foreach (var container in pod.Containers)
        {
            if (!container.Security.Dropped.Contains("ALL", StringComparer.Ordinal))
            {
                yield return new PodViolation(container.Security.Path + ".capabilities.drop", $"{container.Owner} lacks capabilities.drop: [ALL]");
            }

            string[] forbidden = [.. container.Security.Added.Where(name => name != "NET_BIND_SERVICE")];
            if (forbidden.Length > 0)
            {
                yield return new PodViolation(container.Security.Path + ".capabilities.add", $"{container.Owner} adds {string.Join(", ", forbidden)}");
            }
        }
    }

    private static IEnumerable<PodViolation> JudgeSince125(JudgedPod pod) => pod.IsWindows ? [] : JudgeSince122(pod);
}
