using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW084: roles do not read any secret.</summary>
internal sealed class SecretAccessRule() : PolicyRule(new Rule(
    "SLW084",
    "Roles do not read any secret",
    Severity.Warning,
    "Reading secrets is reading the passwords of everybody in the namespace, or with a ClusterRole of everybody in the cluster; list and watch return their "
        + "contents as get does. A single secret can be named; only get then has a meaning.",
    "Mount the secret into the pod, or name it in resourceNames and allow get alone.",
    Sample.Of(Example("")),
    Sample.Of(Example("    resourceNames: [app-key]\n")),
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from rule in RoleRule.All(subject.Index)
        where rule.Names("resources", "secrets") && rule.Names("verbs", "get", "list", "watch") && rule.Node["resourceNames"].ItemsOrNone().Count == 0
        select Rule.InObject(subject.Set, rule.Role, "the role reads every secret", rule.FieldPath);

    private static string Example(string names) =>
        Sample.Object("rbac.authorization.k8s.io/v1", "Role", $"rules:\n  - apiGroups: [\"\"]\n    resources: [secrets]\n{names}    verbs: [get]");
}
