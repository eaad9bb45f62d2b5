using Slipway.Model;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW082: nobody is made an administrator of the cluster.</summary>
internal sealed class ClusterAdminRule() : PolicyRule(new Rule(
    "SLW082",
    "Nobody is cluster-admin",
    Severity.Error,
    "The role cluster-admin may do everything, in every namespace, also read every secret and change the rules that hold everyone else. A program with it is "
        + "one hole away from giving the cluster away.",
    "Write a role with the verbs and resources that are needed, and bind that.",
    Sample.Of(Example("cluster-admin")),
    Sample.Of(Example("app-reader")),
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege") { WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from binding in Binding.All(subject.Index)
        where binding is { RoleKind: "ClusterRole", RoleName: "cluster-admin" }
        select Rule.InObject(subject.Set, binding.Object, "the binding gives the role cluster-admin", "roleRef");

    private static string Example(string role) => Sample.Object(
        "rbac.authorization.k8s.io/v1",
        "ClusterRoleBinding",
        $"roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: {role}\nsubjects:\n  - kind: ServiceAccount\n    name: app\n    namespace: app");
}
