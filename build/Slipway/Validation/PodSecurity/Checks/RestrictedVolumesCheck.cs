using Slipway.Model;
using Slipway.Validation.PodSecurity.Pods;

namespace Slipway.Validation.PodSecurity.Checks;

/// <summary>
/// SLW052, restrictedVolumes: volumes are configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret; one without a
/// source is an emptyDir.
/// </summary>
internal sealed class RestrictedVolumesCheck()
    : PodSecurityCheck("restrictedVolumes", PodSecurityLevel.Restricted, new PodSecurityRevision(0, Judge))
{
    /// <inheritdoc/>
    public override Rule Rule { get; } = new(
        "SLW052",
        "Volumes are of the usual types",
        Severity.Error,
        "Other types reach past the cluster's own storage, to the node's folders or to servers that nobody looks after. A volume without any type is an emptyDir. A chart that no system declares gets a warning.",
        "Take a PersistentVolumeClaim, or one of configMap, csi, downwardAPI, emptyDir, ephemeral, image, projected and secret.",
        Example(pod: "  volumes:\n    - name: data\n      nfs: { server: files, path: / }"),
        Example(pod: "  volumes:\n    - name: data\n      persistentVolumeClaim: { claimName: data }"),
        Documentation + "#restricted; check restrictedVolumes");

    private static IEnumerable<PodViolation> Judge(JudgedPod pod) =>
        from volume in pod.Volumes
        where volume.IsRestricted
        select new PodViolation(volume.Path, $"the volume '{volume.Name}' has none of the types that are allowed");
}
