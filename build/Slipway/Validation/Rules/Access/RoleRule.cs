using Slipway.Manifests;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Access;

/// <summary>A rule of a Role or ClusterRole, such as 'get pods'.</summary>
/// <param name="Role">The role.</param>
/// <param name="Node">The rule.</param>
/// <param name="FieldPath">Path of the rule within the role.</param>
internal sealed record RoleRule(KubeObject Role, KubeNode Node, string FieldPath)
{
    /// <summary>Stands for anything.</summary>
    public const string Anything = "*";

    /// <summary>What it allows to do.</summary>
    public IReadOnlyList<KubeNode> Verbs => Node["verbs"].ItemsOrNone();

    /// <summary>Every rule of every role of a manifest set.</summary>
    /// <param name="index">The set's index.</param>
    public static IEnumerable<RoleRule> All(ManifestIndex index) =>
        from role in index.OfKind(ApiGroups.Rbac, "Role").Concat(index.OfKind(ApiGroups.Rbac, "ClusterRole"))
        from pair in role.Root["rules"].ItemsOrNone().Select((node, position) => new RoleRule(role, node, $"rules[{position}]"))
        select pair;

    /// <summary>Whether a list names something itself; <c>*</c> does not count, which is a finding of its own.</summary>
    /// <param name="list">Name of the list: <c>verbs</c>, <c>resources</c>, <c>apiGroups</c>.</param>
    /// <param name="names">The names.</param>
    public bool Names(string list, params ReadOnlySpan<string> names)
    {
        foreach (var item in Node[list].ItemsOrNone())
        {
            if (item.Text is { } text && names.Contains(text))
            {
                return true;
            }
        }

        return false;
    }
}
