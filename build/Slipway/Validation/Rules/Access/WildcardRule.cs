using Slipway.Model;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW083: roles name what they allow.</summary>
internal sealed class WildcardRule() : PolicyRule(new Rule(
    "SLW083",
    "Roles name what they allow",
    Severity.Warning,
    "A * in verbs, resources or API groups allows everything that exists, and everything that will: a new kind that some operator brings is included on the "
        + "day it is installed. Nobody can say any more what the program may do.",
    "List the verbs, resources and groups that are needed.",
    Sample.Of(Example("\"*\"")),
    Sample.Of(Example("get")),
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege") { SeverityIn = Environments.ErrorFromStaging, WarnsUndeclared = true })
{
    private static readonly string[] Lists = ["verbs", "resources", "apiGroups"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject) =>
        from rule in RoleRule.All(subject.Index)
        let wild = Lists.Where(list => rule.Names(list, RoleRule.Anything)).ToArray()
        where wild.Length > 0
        select Rule.InObject(subject.Set, rule.Role, $"the role has * in {string.Join(" and ", wild)}", rule.FieldPath);

    private static string Example(string verb) =>
        Sample.Object("rbac.authorization.k8s.io/v1", "Role", $"rules:\n  - apiGroups: [batch]\n    resources: [jobs]\n    verbs: [{verb}]");
}
