using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW042, capabilities_baseline: containers add no capabilities beyond those that a runtime gives by itself.</summary>
internal sealed class CapabilitiesBaselineCheck()
    : PodSecurityCheck("capabilities_baseline", PodSecurityLevel.Baseline, new PodSecurityRevision(0, Judge))
{
    private static readonly string[] Allowed =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW042",
        "Only usual capabilities are added",
        Severity.Error,
        "Capabilities such as SYS_ADMIN or NET_RAW are a part of root's rights over the node and its network. At the restricted level SLW057 takes its place from 1.22 on. A chart that no system declares gets a warning.",
        "Add only AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID and SYS_CHROOT.",
        Example(container: "      securityContext: { capabilities: { add: [SYS_ADMIN] } }"),
        Example(container: "      securityContext: { capabilities: { add: [CHOWN] } }"),
        Documentation + "#baseline; check capabilities_baseline");

    /// <inheritdoc/>
    public override int? ReplacedFrom => 22;

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        from container in pod.Containers
        let forbidden = container.Security.Added.Where(name => !Allowed.Contains(name, StringComparer.Ordinal)).ToArray()
        where forbidden.Length > 0
        select new PodViolation(container.Security.Path + ".capabilities.add", $"{container.Owner} adds {string.Join(", ", forbidden)}");
}
