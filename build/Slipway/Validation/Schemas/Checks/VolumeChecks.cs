using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Volumes of pods and their mounts.</summary>
internal static class VolumeChecks
{
    private const int MaximumMode = 511;

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.Volume", CheckVolume),
        ("core.v1.VolumeMount", CheckMount),
        ("core.v1.VolumeProjection", static (in CheckScope scope) => scope.ExactlyOne("secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate")),
        ("core.v1.ConfigMapVolumeSource", CheckConfigMap),
        ("core.v1.ConfigMapProjection", CheckConfigMap),
        ("core.v1.SecretProjection", static (in CheckScope scope) => scope.NotEmpty("name", "the Secret")),
        ("core.v1.SecretVolumeSource", CheckSecret),
        ("core.v1.ProjectedVolumeSource", CheckMode),
        ("core.v1.DownwardAPIVolumeSource", CheckMode),
        ("core.v1.DownwardAPIVolumeFile", static (in CheckScope scope) => { CheckFile(scope); scope.ExactlyOne("fieldRef", "resourceFieldRef"); }),
        ("core.v1.KeyToPath", static (in CheckScope scope) => { scope.NotEmpty("key"); CheckFile(scope); }),
        ("core.v1.PersistentVolumeClaimVolumeSource", static (in CheckScope scope) => scope.NotEmpty("claimName")),
        ("core.v1.HostPathVolumeSource", CheckHostPath),
        ("core.v1.NFSVolumeSource", static (in CheckScope scope) => { scope.NotEmpty("server"); scope.Form("path", static path => path.StartsWith('/'), "an absolute path"); }),
        ("core.v1.CSIVolumeSource", static (in CheckScope scope) => scope.NotEmpty("driver")),
    ];

    private static void CheckVolume(in CheckScope scope)
    {
        scope.NotEmpty("name");
        scope.Form("name", Forms.IsLabel, Forms.Label);
        string[] sources = [.. scope.Node.Fields.Where(static field => field.Name != "name" && !field.Value.IsNullOrMissing()).Select(static field => field.Name)];
        if (sources.Length == 0)
        {
            scope.Report(ApiProblemKind.Union, null, "the volume has no source, such as emptyDir, configMap, secret or persistentVolumeClaim");
        }
        else if (sources.Length > 1)
        {
            scope.Report(ApiProblemKind.Union, sources[1], $"a volume has one source, not {string.Join(" and ", sources)}");
        }
    }

    private static void CheckMount(in CheckScope scope)
    {
        scope.NotEmpty("name");
        scope.NotEmpty("mountPath");
        scope.Form("subPath", Forms.IsRelativePath, Forms.RelativePath);
        scope.Form("subPathExpr", Forms.IsRelativePath, Forms.RelativePath);
        if (scope.Text("subPath").Length > 0 && scope.Text("subPathExpr").Length > 0)
        {
            scope.AtMostOne("subPath", "subPathExpr");
        }

        scope.OneOf("mountPropagation", "None", "HostToContainer", "Bidirectional");
    }

    private static void CheckMode(in CheckScope scope)
    {
        scope.Between("defaultMode", 0, MaximumMode);
        foreach (var item in scope.Each("items"))
        {
            item.Between("mode", 0, MaximumMode);
        }
    }

    private static void CheckConfigMap(in CheckScope scope)
    {
        scope.NotEmpty("name", "the ConfigMap");
        CheckMode(scope);
    }

    private static void CheckSecret(in CheckScope scope)
    {
        scope.NotEmpty("secretName", "the Secret");
        CheckMode(scope);
    }

    private static void CheckFile(in CheckScope scope)
    {
        scope.NotEmpty("path");
        scope.Form("path", Forms.IsRelativePath, Forms.RelativePath);
    }

    private static void CheckHostPath(in CheckScope scope)
    {
        scope.NotEmpty("path");
        scope.Form("path", static path => !path.Split('/').Contains("..", StringComparer.Ordinal), "a path without '..'");
        scope.OneOf("type", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice");
    }
}
