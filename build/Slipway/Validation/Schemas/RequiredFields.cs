using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas;

/// <summary>Checks that the fields are there that a type needs.</summary>
internal static class RequiredFields
{
    /// <summary>Checks a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="type">Its type.</param>
    /// <param name="path">The field that it stands under.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(KubeMapping mapping, ObjectType type, NodePath path, ApiProblems problems)
    {
        foreach (var field in type.Required)
        {
            if (!mapping[field.Name].IsNullOrMissing())
            {
                continue;
            }

            var isTaken = RequiredFieldTable.IsTakenWithout(type.Name, field.Name);
            problems.Add(
                ApiProblemKind.Required,
                path.Field(field.Name),
                isTaken ? $"the field '{field.Name}' is declared as required; the API server takes the object without it" : $"the required field '{field.Name}' is missing",
                isTaken ? Severity.Warning : Severity.Error);
        }
    }
}
