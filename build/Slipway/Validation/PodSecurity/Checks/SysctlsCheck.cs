using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW050, sysctls: pods set only sysctls that are their own. The list grew in 1.27, 1.29, 1.32 and 1.37.</summary>
internal sealed class SysctlsCheck()
    : PodSecurityCheck("sysctls", PodSecurityLevel.Baseline, Revisions)
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW050",
        "Only safe sysctls are set",
        Severity.Error,
        "A sysctl that is not kept apart for each pod changes the node for everyone, or turns protections off. The list of safe ones grew in 1.27, 1.29, 1.32 and 1.37. A chart that no system declares gets a warning.",
        "Remove the sysctl, or let who runs the nodes set it there.",
        Example(pod: "  securityContext:\n    sysctls: [{ name: kernel.msgmax, value: \"65536\" }]"),
        Example(pod: "  securityContext:\n    sysctls: [{ name: net.ipv4.tcp_syncookies, value: \"1\" }]"),
        Documentation + "#baseline; check sysctls");

    private static readonly (int Minor, string[] Names)[] Safe =
    [
        (0, ["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start"]),
        (27, ["net.ipv4.ip_local_reserved_ports"]),
        (29, ["net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes"]),
        (32, ["net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"]),
        (37, ["net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat"]),
    ];

    private static PodSecurityRevision[] Revisions => [.. Safe.Select(change => new PodSecurityRevision(change.Minor, pod => Judge(pod, change.Minor)))];

    private static IEnumerable<PodViolation> Judge(JudgedPod pod, int minor) =>
        from sysctl in pod.Sysctls
        where !Safe.Any(change => change.Minor <= minor && change.Names.Contains(sysctl.Name, StringComparer.Ordinal))
        select new PodViolation(sysctl.Path, $"the pod sets the sysctl '{sysctl.Name}'");
}
