using Slipway.Manifests;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Access;

/// <summary>A RoleBinding or ClusterRoleBinding.</summary>
/// <param name="Object">The binding.</param>
/// <param name="Namespace">The namespace that it lies in.</param>
internal sealed record Binding(KubeObject Object, string Namespace)
{
    /// <summary>Kind of the role that it gives.</summary>
    public string? RoleKind => Object.Root.At("roleRef", "kind")?.Text;

    /// <summary>Name of the role that it gives.</summary>
    public string? RoleName => Object.Root.At("roleRef", "name")?.Text;

    /// <summary>The service accounts that it gives the role to.</summary>
    public IEnumerable<(string Namespace, string Name)> Accounts =>
        from subject in Object.Root["subjects"].ItemsOrNone()
        where subject["kind"]?.Text == "ServiceAccount"
        select (subject["namespace"]?.Text ?? Namespace, subject["name"]?.Text ?? "");

    /// <summary>Every binding of a manifest set.</summary>
    /// <param name="index">The set's index.</param>
    public static IEnumerable<Binding> All(ManifestIndex index) =>
        from current in index.OfKind(ApiGroups.Rbac, "RoleBinding").Concat(index.OfKind(ApiGroups.Rbac, "ClusterRoleBinding"))
        select new Binding(current, index.NamespaceOf(current));
}
