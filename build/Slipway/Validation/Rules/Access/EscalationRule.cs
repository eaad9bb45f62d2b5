using Slipway.Model;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW086: roles cannot give themselves more rights.</summary>
internal sealed class EscalationRule() : PolicyRule(new Rule(
    "SLW086",
    "Roles cannot widen themselves",
    Severity.Warning,
    "The verbs bind and escalate set aside the check that nobody gives away more than he has; impersonate lets one act as anybody, and creating tokens of "
        + "service accounts comes to the same. Whoever has one of them has, in the end, everything.",
    "Remove bind, escalate and impersonate, and create on serviceaccounts/token.",
    Sample.Of(Example("[roles]", "[create, escalate]")),
    Sample.Of(Example("[roles]", "[get, list]")),
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    private static readonly string[] Verbs = ["bind", "escalate", "impersonate"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from rule in RoleRule.All(subject.Index)
        let ways = Verbs.Where(verb => rule.Names("verbs", verb)).Concat(MakesTokens(rule) ? ["create serviceaccounts/token"] : []).ToArray()
        where ways.Length > 0
        select Rule.InObject(subject.Set, rule.Role, $"the role can widen itself by {string.Join(", ", ways)}", rule.FieldPath);

    private static bool MakesTokens(RoleRule rule) => rule.Names("resources", "serviceaccounts/token") && rule.Names("verbs", "create");

    private static string Example(string resources, string verbs) =>
        Sample.Object("rbac.authorization.k8s.io/v1", "Role", $"rules:\n  - apiGroups: [rbac.authorization.k8s.io]\n    resources: {resources}\n    verbs: {verbs}");
}
