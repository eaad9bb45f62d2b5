using Slipway.Model;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW058, procMount_restricted: /proc is mounted as usual, whatever the user namespace. Since 1.35, when the baseline level became milder.</summary>
internal sealed class ProcMountRestrictedCheck()
    : PodSecurityCheck("procMount_restricted", PodSecurityLevel.Restricted, new PodSecurityRevision(35, ProcMountCheck.JudgeAll))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW058",
        "/proc is mounted with its masks, in user namespaces too",
        Severity.Error,
        "Without the masks a container reads and changes settings of the node's kernel. Asked for from 1.35 on, when SLW048 became milder. A chart that no system declares gets a warning.",
        "Remove procMount, or set it to Default.",
        Example(pod: "  hostUsers: false", container: "      securityContext: { procMount: Unmasked }"),
        Example(pod: "  hostUsers: false", container: "      securityContext: { procMount: Default }"),
        Documentation + "#restricted; check procMount_restricted");
}
