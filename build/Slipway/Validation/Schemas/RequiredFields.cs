using System.Collections.Frozen;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas;

/// <summary>Checks that the fields are there that a type declares as required.</summary>
internal static class RequiredFields
{
    // Declared as required, and yet the API server takes an object without them: it fills in a default, or an empty value is one.
    // Found by dropping each required field from an object and asking the API server (tests/EndToEnd.Tests/Schemas).
    private static readonly FrozenSet<(string Type, string Field)> TakenWithout = new[]
    {
        ("apps.v1.StatefulSetSpec", "serviceName"),
        ("core.v1.HTTPHeader", "value"),
        ("networking.v1.NetworkPolicySpec", "podSelector"),
        ("rbac.v1.RoleRef", "apiGroup"),
        ("rbac.v1.ClusterRole", "rules"),
        ("rbac.v1.Role", "rules"),
    }.ToFrozenSet();

    /// <summary>Checks a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="type">Its type.</param>
    /// <param name="path">The field that it stands under.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(KubeMapping mapping, ObjectType type, NodePath path, ApiProblems problems)
    {
        foreach (var field in type.Required)
        {
            if (!mapping[field.Name].IsNullOrMissing() || type.Name.EndsWith("Status", StringComparison.Ordinal))
            {
                continue;
            }

            var isTaken = TakenWithout.Contains((type.Name, field.Name));
            problems.Add(
                ApiProblemKind.Required,
                path.Field(field.Name),
                isTaken ? $"the field '{field.Name}' is declared as required; the API server takes the object without it" : $"the required field '{field.Name}' is missing",
                isTaken ? Severity.Warning : Severity.Error);
        }
    }
}
