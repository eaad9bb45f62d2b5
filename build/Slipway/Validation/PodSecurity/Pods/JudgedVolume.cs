namespace Slipway.Validation.PodSecurity.Pods;

/// <summary>A volume of a pod, as far as the standards look at it.</summary>
/// <param name="Name">The volume's name; empty when it has none.</param>
/// <param name="Path">Path of the volume within the object.</param>
/// <param name="IsHostPath">Whether it is a folder of the node.</param>
/// <param name="IsRestricted">Whether it has none of the sources that the restricted level allows.</param>
internal sealed record JudgedVolume(string Name, string Path, bool IsHostPath, bool IsRestricted)
{
    // The source `image` came in Kubernetes 1.33, and was let in for every version of the standard at once (kubernetes/kubernetes pull request 130394).
    private static readonly string[] AllowedSources =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>Reads a volume.</summary>
    /// <param name="reader">The volume.</param>
    public static JudgedVolume Read(FieldReader reader)
    {
        var isAllowed = false;
        foreach (var source in AllowedSources)
        {
            isAllowed |= reader.Object(source).IsSet;
        }

        return new JudgedVolume(reader.Text("name") ?? "", reader.Path, reader.Object("hostPath").IsSet, !isAllowed);
    }
}
