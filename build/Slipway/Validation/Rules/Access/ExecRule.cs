using Slipway.Model;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW085: roles do not enter other pods.</summary>
internal sealed class ExecRule() : PolicyRule(new Rule(
    "SLW085",
    "Roles do not enter pods",
    Severity.Warning,
    "Who may exec into a pod, attach to it, forward a port or add a debug container, is that pod: with its secrets, its volumes and its token. That is a right "
        + "for people in an emergency, not for programs.",
    "Remove pods/exec, pods/attach, pods/portforward and pods/ephemeralcontainers from the role.",
    Sample.Of(Example("pods/exec")),
    Sample.Of(Example("pods/log")),
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    private static readonly string[] Doors = ["pods/exec", "pods/attach", "pods/portforward", "pods/ephemeralcontainers"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from rule in RoleRule.All(subject.Index)
        let doors = Doors.Where(door => rule.Names("resources", door)).ToArray()
        where doors.Length > 0
        select Rule.InObject(subject.Set, rule.Role, $"the role enters pods by {string.Join(", ", doors)}", rule.FieldPath);

    private static string Example(string resource) =>
        Sample.Object("rbac.authorization.k8s.io/v1", "Role", $"rules:\n  - apiGroups: [\"\"]\n    resources: [{resource}]\n    verbs: [create, get]");
}
