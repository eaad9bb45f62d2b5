namespace Slipway.Validation.PodSecurity.Pods;

/// <summary>A volume of a pod, as far as the standards look at it.</summary>
/// <param name="Name">The volume's name; empty when it has none.</param>
/// <param name="Path">Path of the volume within the object.</param>
/// <param name="IsHostPath">Whether it is a folder of the node.</param>
/// <param name="IsRestricted">Whether it has sources, and none of those that the restricted level allows.</param>
internal sealed record JudgedVolume(string Name, string Path, bool IsHostPath, bool IsRestricted)
{
    private const string HostPath = "hostPath";

    // The source `image` came in Kubernetes 1.33, and was let in for every version of the standard at once (kubernetes/kubernetes pull request 130394).
    private static readonly string[] AllowedSources =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    private static readonly string[] OtherSources =
    [
        HostPath, "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "fc", "azureFile", "vsphereVolume",
        "quobyte", "azureDisk", "photonPersistentDisk", "portworxVolume", "scaleIO", "storageos",
    ];

    /// <summary>Reads a volume.</summary>
    /// <param name="reader">The volume.</param>
    public static JudgedVolume Read(FieldReader reader)
    {
        var isAllowed = HasAny(reader, AllowedSources);
        var isOther = HasAny(reader, OtherSources);

        // A volume without a source that the API server knows has become an emptyDir by the time of the admission.
        return new JudgedVolume(reader.Text("name") ?? "", reader.Path, reader.Object(HostPath).IsSet, isOther && !isAllowed);
    }

    private static bool HasAny(FieldReader reader, string[] sources)
    {
        // All are read, also when one is there, because each must be of the API's type.
        var isSet = false;
        foreach (var source in sources)
        {
            isSet |= reader.Object(source).IsSet;
        }

        return isSet;
    }
}
