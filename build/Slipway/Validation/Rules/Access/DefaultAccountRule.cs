using Slipway.Model;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW081: nobody gives rights to the default service account.</summary>
internal sealed class DefaultAccountRule() : PolicyRule(new Rule(
    "SLW081",
    "The default service account has no rights",
    Severity.Warning,
    "Every pod of a namespace that names no account runs as 'default'. A role bound to it is given to all of them, also to those that come later and know "
        + "nothing of it.",
    "Render a ServiceAccount of its own for the pods that need the role, and bind the role to that.",
    Sample.Of(Example("default")),
    Sample.Of(Example("app")),
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from binding in Binding.All(subject.Index)
        from account in binding.Accounts
        where account.Name == "default"
        select Rule.InObject(subject.Set, binding.Object, $"the default service account of the namespace '{account.Namespace}' is given {binding.RoleKind} '{binding.RoleName}'", "subjects");

    private static string Example(string account) => Sample.Object(
        "rbac.authorization.k8s.io/v1",
        "RoleBinding",
        $"roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: app\nsubjects:\n  - kind: ServiceAccount\n    name: {account}\n    namespace: app");
}
