using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Checks;

/// <summary>Roles and their bindings.</summary>
internal static class AccessChecks
{
    private const string Group = "rbac.authorization.k8s.io";

    public static IEnumerable<(string Type, TypeCheck Check)> All =>
    [
        ("rbac.v1.PolicyRule", CheckRule),
        ("rbac.v1.Role", CheckRole),
        ("rbac.v1.RoleBinding", CheckBinding),
        ("rbac.v1.ClusterRoleBinding", CheckBinding),
        ("rbac.v1.Subject", CheckSubject),
    ];

    private static void CheckRule(in CheckScope scope)
    {
        scope.NotEmpty("verbs");
        if (scope["nonResourceURLs"].ItemsOrNone().Count == 0)
        {
            foreach (var field in (string[])["apiGroups", "resources"])
            {
                if (scope[field].ItemsOrNone().Count == 0)
                {
                    scope.Report(ApiProblemKind.Required, field, $"a rule over resources has {field}");
                }
            }
        }
        else if (scope["apiGroups"].ItemsOrNone().Count + scope["resources"].ItemsOrNone().Count > 0)
        {
            scope.Report(ApiProblemKind.Contradiction, "nonResourceURLs", "a rule is over resources or over URLs, not both");
        }
    }

    private static void CheckRole(in CheckScope scope)
    {
        foreach (var rule in scope.Each("rules"))
        {
            if (rule["nonResourceURLs"].ItemsOrNone().Count > 0)
            {
                rule.Report(ApiProblemKind.Contradiction, "nonResourceURLs", "URLs belong to no namespace: only a ClusterRole has them");
            }
        }
    }

    private static void CheckBinding(in CheckScope scope)
    {
        if (scope["roleRef"] is not KubeMapping role)
        {
            return;
        }

        var reference = scope.Below(role, "roleRef");
        reference.OneOf("apiGroup", Group);
        reference.NotEmpty("kind");
        reference.NotEmpty("name");
        reference.Form("name", static name => !name.AsSpan().ContainsAny('/', '%'), "no '/' and no '%'");
        if (scope.Text("kind") == "ClusterRoleBinding")
        {
            reference.OneOf("kind", "ClusterRole");
        }
        else
        {
            reference.OneOf("kind", "Role", "ClusterRole");
        }
    }

    private static void CheckSubject(in CheckScope scope)
    {
        scope.NotEmpty("name");
        scope.NotEmpty("kind");
        scope.OneOf("kind", "ServiceAccount", "User", "Group");
        if (scope.Text("kind") == "ServiceAccount")
        {
            scope.Form("name", Forms.IsSubdomain, Forms.Subdomain);
            if (scope.Text("apiGroup").Length > 0)
            {
                scope.Report(ApiProblemKind.Value, "apiGroup", "a ServiceAccount is of the core group: leave apiGroup out");
            }

            // A RoleBinding means its own namespace when none is given.
            if (scope.Text("namespace").Length == 0 && scope.Root["kind"]?.Text == "ClusterRoleBinding")
            {
                scope.Report(ApiProblemKind.Required, "namespace", "a ServiceAccount is named with its namespace");
            }
        }
        else
        {
            scope.OneOf("apiGroup", Group);
        }
    }
}
