using Slipway.Cluster;
using Slipway.Manifests;
using Slipway.Rollouts;

namespace Slipway.Deployments;

/// <summary>What a deployment must be allowed to do.</summary>
public static class NeededPermissions
{
    // What Slipway itself reads and writes, beside helm's release Secrets.
    private static readonly (string Resource, string[] Verbs)[] Own =
    [
        ("pods", ["list", "watch", "delete"]),
        ("pods/log", ["get"]),
        ("pods/exec", ["create"]),
        ("services/proxy", ["get", "create"]),
        ("events", ["list", "watch"]),
        ("services", ["list", "watch"]),
        ("endpoints", ["list", "watch"]),
        ("leases.coordination.k8s.io", ["get", "list", "watch", "create", "update", "delete"]),
        ("secrets", ["get", "list", "create", "patch", "delete"]),
        ("configmaps", ["get", "create", "patch", "delete"]),
        ("persistentvolumeclaims", ["list", "watch"]),
        ("replicasets.apps", ["list", "watch"]),
    ];

    private static readonly string[] ObjectVerbs = ["get", "create", "patch", "delete"];
    private static readonly string[] ClusterKinds = ["Namespace", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "StorageClass", "PriorityClass", "PersistentVolume"];

    /// <summary>What one release needs.</summary>
    /// <param name="manifest">What its chart renders to.</param>
    /// <param name="namespaces">Its namespaces; the first is the release's.</param>
    public static IEnumerable<Permission> Of(ManifestSet manifest, IReadOnlyList<string> namespaces)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(namespaces);
        var own = from place in namespaces from needed in Own from verb in needed.Verbs select new Permission(verb, needed.Resource, place);
        var objects = from item in manifest.Objects
                      from verb in ClusterView.WorkloadKinds.Contains(item.Kind) ? [.. ObjectVerbs, "list", "watch"] : ObjectVerbs
                      select new Permission(verb, ResourceOf(item), ClusterKinds.Contains(item.Kind) ? null : item.Reference.Namespace ?? namespaces[0]);
        return own.Concat(objects).Prepend(new Permission("create", "namespaces", null)).Prepend(new Permission("get", "namespaces", null)).Distinct();
    }

    // The rule by which Kubernetes guesses it too. Source: k8s.io/apimachinery pkg/api/meta: UnsafeGuessKindToResource.
    private static string ResourceOf(KubeObject item)
    {
        var name = item.Kind.ToLowerInvariant();
        var plural = name[^1] switch
        {
            's' => name.EndsWith("endpoints", StringComparison.Ordinal) ? name : name + "es",
            'y' => name[..^1] + "ies",
            _ => name + "s",
        };
        return item.Reference.Group.Length > 0 ? $"{plural}.{item.Reference.Group}" : plural;
    }
}
