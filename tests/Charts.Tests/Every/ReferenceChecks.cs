using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Every;

/// <summary>What pods take their configuration, accounts and volumes from.</summary>
internal static class ReferenceChecks
{
    private const string Bad = """
        apiVersion: v1
        kind: Pod
        metadata: { name: app, namespace: app }
        spec:
          serviceAccountName: nobody
          containers:
            - name: app
              env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: secret, key: password } } }]
              volumeMounts: [{ name: data, mountPath: /data }]
        """;

    public static IEnumerable<ManifestCheck> All =>
    [
        new("ConfigurationIsThere", MissingConfiguration, Bad),
        new("VolumesAreThere", MissingVolumes, Bad),
        new("AccountsAreThere", MissingAccounts, Bad),
    ];

    private static IEnumerable<string> MissingConfiguration(CheckedManifests manifests) =>
        from pod in manifests.Pods
        from source in pod.Containers.SelectMany(container => Sources(container.Node)).Concat(pod.Specification["volumes"].ItemsOrNone().SelectMany(VolumeSources))
        where !IsThere(manifests, pod.Namespace, source)
        select $"{pod}: no {source.Kind}/{source.Name} {source.Key}";

    private static bool IsThere(CheckedManifests manifests, string? inNamespace, (string Kind, string? Name, string? Key) source)
    {
        if (manifests.Find(source.Kind, source.Name, inNamespace) is { } made)
        {
            return source.Key is null || new[] { "data", "stringData" }.Any(field => made.Root[field].Strings.ContainsKey(source.Key));
        }

        return source is { Kind: "Secret", Name: { } name } && manifests.ExistingSecrets.Contains(name);
    }

    private static IEnumerable<(string Kind, string? Name, string? Key)> Sources(KubeNode container) =>
    [
        .. container["env"].ItemsOrNone().Select(item => item.Along("valueFrom.secretKeyRef")).OfType<KubeNode>().Select(source => ("Secret", source["name"]?.Text, source["key"]?.Text)),
        .. container["env"].ItemsOrNone().Select(item => item.Along("valueFrom.configMapKeyRef")).OfType<KubeNode>().Select(source => ("ConfigMap", source["name"]?.Text, source["key"]?.Text)),
        .. container["envFrom"].ItemsOrNone().Select(item => item["secretRef"]).OfType<KubeNode>().Select(source => ("Secret", source["name"]?.Text, (string?)null)),
        .. container["envFrom"].ItemsOrNone().Select(item => item["configMapRef"]).OfType<KubeNode>().Select(source => ("ConfigMap", source["name"]?.Text, (string?)null)),
    ];

    private static IEnumerable<(string Kind, string? Name, string? Key)> VolumeSources(KubeNode volume) =>
        (volume["secret"], volume["configMap"], volume["persistentVolumeClaim"]) switch
        {
            ({ } secret, _, _) => [("Secret", secret["secretName"]?.Text, null)],
            (_, { } map, _) => [("ConfigMap", map["name"]?.Text, null)],
            (_, _, { } claim) => [("PersistentVolumeClaim", claim["claimName"]?.Text, null)],
            _ => [],
        };

    private static IEnumerable<string> MissingVolumes(CheckedManifests manifests) =>
        from item in manifests.Containers
        let volumes = item.Pod.Specification["volumes"].ItemsOrNone().Select(volume => volume["name"]?.Text)
            .Concat(item.Pod.Owner.Root.Along("spec.volumeClaimTemplates").ItemsOrNone().Select(claim => claim.Along("metadata.name")?.Text))
        from mount in item.Container.Node["volumeMounts"].ItemsOrNone()
        where !volumes.Contains(mount["name"]?.Text)
        select $"{item.Pod}, {item.Container.Name}: no volume {mount["name"]?.Text}";

    private static IEnumerable<string> MissingAccounts(CheckedManifests manifests) =>
        from pod in manifests.Pods
        let account = pod.Specification["serviceAccountName"]?.Text
        where account is not null && !manifests.Has("ServiceAccount", account, pod.Namespace)
        select $"{pod}: no ServiceAccount/{account}";
}
