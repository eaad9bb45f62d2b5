using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>SLW043, hostPathVolumes: pods mount no folder of their node.</summary>
internal sealed class HostPathVolumesCheck()
    : PodSecurityCheck("hostPathVolumes", PodSecurityLevel.Baseline, new PodSecurityRevision(0, Judge))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW043",
        "No volume is a folder of the node",
        Severity.Error,
        "Who can write into the folders of a node can take it over, and who can read them finds the secrets of every pod there. At the restricted level SLW052 takes its place. A chart that no system declares gets a warning.",
        "Take an emptyDir, a PersistentVolumeClaim, or a projected volume.",
        Example(pod: "  volumes:\n    - name: data\n      hostPath: { path: /var }"),
        Example(pod: "  volumes:\n    - name: data\n      emptyDir: {}"),
        Documentation + "#baseline; check hostPathVolumes");

    /// <inheritdoc/>
    public override int? ReplacedFrom => 0;

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        from volume in pod.Volumes
        where volume.IsHostPath
        select new PodViolation(volume.Path + ".hostPath", $"the volume '{volume.Name}' is a folder of the node");
}
