using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Volumes of pods and their mounts.</summary>
internal static class VolumeChecks
{
    private const int MaximumMode = 511;

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("core.v1.Volume", CheckVolume),
        ("core.v1.VolumeMount", CheckMount),
        ("core.v1.VolumeProjection", CheckProjection),
        ("core.v1.ServiceAccountTokenProjection", CheckToken),
        ("core.v1.ConfigMapVolumeSource", CheckConfigMap),
        ("core.v1.ConfigMapProjection", CheckConfigMap),
        ("core.v1.SecretProjection", static (in CheckScope scope) => scope.NotEmpty("name", "the Secret")),
        ("core.v1.SecretVolumeSource", CheckSecret),
        ("core.v1.ProjectedVolumeSource", CheckMode),
        ("core.v1.ProjectedVolumeSource", CheckProjectedPaths),
        ("core.v1.DownwardAPIVolumeSource", CheckMode),
        ("core.v1.DownwardAPIVolumeFile", CheckDownwardFile),
        ("core.v1.KeyToPath", static (in CheckScope scope) => { scope.NotEmpty("key"); CheckFile(scope); }),
        ("core.v1.PersistentVolumeClaimVolumeSource", static (in CheckScope scope) => scope.NotEmpty("claimName")),
        ("core.v1.HostPathVolumeSource", CheckHostPath),
        ("core.v1.NFSVolumeSource", static (in CheckScope scope) => { scope.NotEmpty("server"); scope.Form("path", static path => path.StartsWith('/'), "an absolute path", orEmpty: false); }),
        ("core.v1.CSIVolumeSource", static (in CheckScope scope) => scope.NotEmpty("driver")),
    ];

    private static void CheckVolume(in CheckScope scope)
    {
        scope.NotEmpty("name");
        scope.Form("name", Forms.IsLabel, Forms.Label);
        string[] sources = [.. scope.Node.Fields.Where(static field => field.Name != "name" && !field.Value.IsNullOrMissing()).Select(static field => field.Name)];
        if (sources.Length == 0)
        {
            scope.Report(ApiProblemKind.Union, null, "the volume has no source, such as configMap or persistentVolumeClaim: it becomes an emptyDir, and what is written to it is lost with the pod", Severity.Warning);
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

        scope.Form("mountPropagation", static mode => mode is "None" or "HostToContainer" or "Bidirectional", "None, HostToContainer or Bidirectional", ApiProblemKind.Value, orEmpty: false);
    }

    private static void CheckProjection(in CheckScope scope)
    {
        string[] sources = ["secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate"];
        scope.AtMostOne(sources);
        if (scope.Node.Fields.All(static field => field.Value.IsNullOrMissing()))
        {
            scope.Report(ApiProblemKind.Union, null, $"one of {string.Join(", ", sources)} should be given: this source brings nothing", Severity.Warning);
        }
    }

    private static void CheckProjectedPaths(in CheckScope scope)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in scope.Each("sources"))
        {
            foreach (var kind in (string[])["configMap", "secret", "downwardAPI"])
            {
                foreach (var item in source[kind]?["items"].ItemsOrNone() ?? [])
                {
                    if (item["path"]?.Text is { Length: > 0 } path && !paths.Add(path))
                    {
                        source.Report(ApiProblemKind.ListKey, kind, $"the path '{path}' is taken by another item of the volume");
                    }
                }
            }

            if (source["serviceAccountToken"]?["path"]?.Text is { Length: > 0 } token && !paths.Add(token))
            {
                source.Report(ApiProblemKind.ListKey, "serviceAccountToken", $"the path '{token}' is taken by another item of the volume");
            }
        }
    }

    // Source: https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken: at least ten minutes.
    private static void CheckToken(in CheckScope scope)
    {
        scope.NotEmpty("path");
        scope.Between("expirationSeconds", 600, 1L << 32);
    }

    private static void CheckDownwardFile(in CheckScope scope)
    {
        CheckFile(scope);
        scope.ExactlyOne("fieldRef", "resourceFieldRef");
        if (scope["fieldRef"] is KubeMapping field)
        {
            var reference = scope.Below(field, "fieldRef");
            reference.NotEmpty("fieldPath");
            reference.OneOf("apiVersion", "v1");
            reference.Form(
                "fieldPath",
                static path => path is "metadata.annotations" or "metadata.labels" or "metadata.name" or "metadata.namespace" or "metadata.uid"
                    || ((path.StartsWith("metadata.labels['", StringComparison.Ordinal) || path.StartsWith("metadata.annotations['", StringComparison.Ordinal)) && path.EndsWith("']", StringComparison.Ordinal)),
                "a file can have metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, or one key of the last two",
                ApiProblemKind.Value);
        }
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
