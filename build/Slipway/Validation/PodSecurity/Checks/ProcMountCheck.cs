using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW048, procMount: /proc is mounted as usual. Since 1.35 a pod with user namespaces of its own may do otherwise.</summary>
internal sealed class ProcMountCheck()
    : PodSecurityCheck("procMount", PodSecurityLevel.Baseline, new PodSecurityRevision(0, JudgeAll), new PodSecurityRevision(35, JudgeSince135))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW048",
        "/proc is mounted with its masks",
        Severity.Error,
        "Without the masks a container reads and changes settings of the node's kernel. From 1.35 on a pod with hostUsers: false may go without them, "
            + "because root in it is nobody on the node. At the restricted level SLW058 takes its place from 1.35 on. A chart that no system declares gets a warning.",
        "Remove procMount, or set it to Default.",
        Example(container: "      securityContext: { procMount: Unmasked }"),
        Example(container: "      securityContext: { procMount: Default }"),
        Documentation + "#baseline; check procMount");

    /// <inheritdoc/>
    public override int? ReplacedFrom => 35;

    internal static IEnumerable<PodViolation> JudgeAll(JudgedPod pod) =>
        from container in pod.Containers
        where container.Security.ProcMount is not (null or "Default")
        select new PodViolation(container.Security.Path + ".procMount", $"{container.Owner} mounts /proc as '{container.Security.ProcMount}'");

    private static IEnumerable<PodViolation> JudgeSince135(JudgedPod pod) => pod.HasOwnUsers ? [] : JudgeAll(pod);
}
