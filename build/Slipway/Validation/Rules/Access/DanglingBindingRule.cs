using Slipway.Model;
using Slipway.Validation.Index;

namespace Slipway.Validation.Rules.Access;

/// <summary>SLW087: bindings give a role that there is to an account that there is.</summary>
internal sealed class DanglingBindingRule() : PolicyRule(new Rule(
    "SLW087",
    "Bindings lead to a role and an account",
    Severity.Warning,
    "The API server takes a binding whose role or service account does not exist, and the program is refused everything when it first asks. A ClusterRole, and "
        + "whatever lies in a namespace in which the chart has no pod, role or account, may come from elsewhere and is not asked; an account that a pod of the "
        + "chart uses may be made by hand.",
    "Mend the name, or render the Role or ServiceAccount.",
    Sample.Of(Role, Example("app-reader")),
    Sample.Of(Role, Example("app"), Sample.Object("v1", "ServiceAccount", "automountServiceAccountToken: false")),
    "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding") { SeverityIn = Environments.ErrorInProd, WarnsUndeclared = true })
{
    private static string Role => Sample.Object("rbac.authorization.k8s.io/v1", "Role", "rules:\n  - apiGroups: [batch]\n    resources: [jobs]\n    verbs: [get]");

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Find(ManifestSubject subject)
    {
        var used = subject.Index.Pods.Select(pod => (pod.Namespace, Name: pod.Specification["serviceAccountName"]?.Text ?? "default")).ToHashSet();
        var known = NamespacesOf(subject.Index);
        foreach (var binding in Binding.All(subject.Index))
        {
            if (binding.RoleKind == "Role" && known.Contains(binding.Namespace) && subject.Index.Find(ApiGroups.Rbac, "Role", binding.Namespace, binding.RoleName) is null)
            {
                yield return Rule.InObject(subject.Set, binding.Object, $"there is no Role '{binding.RoleName}' in the namespace '{binding.Namespace}'", "roleRef.name");
            }

            foreach (var account in binding.Accounts.Where(account => known.Contains(account.Namespace) && account.Name != "default" && !used.Contains(account)))
            {
                if (subject.Index.Find(ApiGroups.Core, "ServiceAccount", account.Namespace, account.Name) is null)
                {
                    yield return Rule.InObject(subject.Set, binding.Object, $"there is no ServiceAccount '{account.Name}', and no pod that uses it", "subjects");
                }
            }
        }
    }

    private static HashSet<string> NamespacesOf(ManifestIndex index) => index.OfKind(ApiGroups.Rbac, "Role").Concat(index.OfKind(ApiGroups.Core, "ServiceAccount"))
        .Select(index.NamespaceOf)
        .Concat(index.Pods.Select(pod => pod.Namespace))
        .ToHashSet(StringComparer.Ordinal);

    private static string Example(string role) => Sample.Object(
        "rbac.authorization.k8s.io/v1",
        "RoleBinding",
        $"roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: {role}\nsubjects:\n  - kind: ServiceAccount\n    name: app");
}
