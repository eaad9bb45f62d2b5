using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Model;
using Slipway.Wording;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// Holds a node against its schema, as API servers do with custom resources.
/// Source: k8s.io/kube-openapi/pkg/validation/validate, and k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype.
/// </summary>
/// <param name="release">The release that is checked for.</param>
internal sealed class CustomValidation(KubeRelease release)
{
    // Alternatives within alternatives multiply: a definition of a few lines could otherwise keep a run busy for hours.
    private const int MaximumSteps = 2_000_000;

    private int _steps;

    /// <summary>Checks a whole object.</summary>
    /// <param name="node">The object, completed.</param>
    /// <param name="schema">Its schema.</param>
    /// <returns>What is wrong, from the outside in; nothing for an object that takes too long to judge.</returns>
    public IReadOnlyList<CustomProblem> Check(KubeNode node, CustomSchema schema)
    {
        var found = new List<CustomProblem>();
        _steps = 0;
        Check(node, schema, NodePath.Root, found);
        if (_steps > MaximumSteps)
        {
            return [];
        }

        if (found.TrueForAll(problem => problem.Severity != Severity.Error))
        {
            CelChecks.Check(node, schema, NodePath.Root, found);
        }

        return found;
    }

    private void Check(KubeNode node, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        if (++_steps > MaximumSteps)
        {
            return;
        }

        if (!HasType(node, schema))
        {
            found.Add(new CustomProblem(ApiProblemKind.Type, path, WrongType(node, schema)));
            return;
        }

        CheckValues(node, schema, path, found);
        if (node.IsNullOrMissing())
        {
            return;
        }

        CheckAlternatives(node, schema, path, found);
        switch (node)
        {
            case KubeMapping mapping:
                CheckFields(mapping, schema, path, found);
                break;
            case KubeSequence list:
                CheckItems(list, schema, path, found);
                break;
            case KubeScalar { Kind: ScalarKind.String } text:
                StringChecks.Check(text.Text!, schema.Strings, release, path, found);
                break;
            case KubeScalar scalar when scalar.TryGetNumber(out var number):
                NumberChecks.Check(scalar.Text!, number, schema.Numbers, path, found);
                break;
        }
    }

    private static bool HasType(KubeNode node, CustomSchema schema) => schema.Types.Count == 0 || node switch
    {
        KubeMapping => schema.Types.Contains("object"),
        KubeSequence => schema.Types.Contains("array"),
        KubeScalar { Kind: ScalarKind.Null } => schema.IsNullable,
        KubeScalar { Kind: ScalarKind.Boolean } => schema.Types.Contains("boolean"),
        KubeScalar { Kind: ScalarKind.String } => schema.Types.Contains("string"),
        KubeScalar scalar => schema.Types.Contains("number") || (schema.Types.Contains("integer") && scalar.TryGetInteger(out _)),
        _ => true,
    };

    private static string WrongType(KubeNode node, CustomSchema schema)
    {
        var wanted = string.Join(" or ", schema.Types.Select(Describe));
        var hint = schema.Types is ["string"] && node is KubeScalar { Kind: not ScalarKind.Null } ? ": quote it" : "";
        return $"{ScalarCheck.Describe(node)} stands where {wanted} is wanted{hint}";
    }

    private static string Describe(string type) => type switch
    {
        "string" => "a string",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        "array" => "a list",
        _ => "a mapping",
    };

    // Null is never one of the values, even if it is among them.
    private static void CheckValues(KubeNode node, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        if (schema.Values.Count > 0 && (node.IsNullOrMissing() || !schema.Values.Any(value => NodeText.AreSame(value, node))))
        {
            string[] values = [.. schema.Values.Select(value => value.Text ?? NodeText.Of(value))];
            found.Add(new CustomProblem(ApiProblemKind.Value, path, $"'{NodeText.Short(node)}' is none of the values allowed. {NearestNames.Hint(NodeText.Short(node), values)}"));
        }
    }

    private void CheckAlternatives(KubeNode node, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        foreach (var part in schema.AllOf)
        {
            Check(node, part, path, found);
        }

        if (schema.AnyOf.Count > 0)
        {
            var tried = Try(node, schema.AnyOf, path);
            if (!tried.Exists(MetBy))
            {
                found.Add(new CustomProblem(ApiProblemKind.Constraint, path, $"none of the alternatives is met of which one must be (anyOf): {Nearest(tried)}"));
            }
        }

        if (schema.OneOf.Count > 0)
        {
            var tried = Try(node, schema.OneOf, path);
            var met = tried.Count(MetBy);
            if (met != 1)
            {
                var reason = met == 0 ? $"none is: {Nearest(tried)}" : $"{met} are";
                found.Add(new CustomProblem(ApiProblemKind.Constraint, path, $"exactly one of {tried.Count} alternatives must be met (oneOf), and {reason}"));
            }
        }

        if (schema.Not is { } forbidden && MetBy(Try(node, [forbidden], path)[0]))
        {
            found.Add(new CustomProblem(ApiProblemKind.Constraint, path, "the definition rules out what stands here (not)"));
        }
    }

    private List<List<CustomProblem>> Try(KubeNode node, IReadOnlyList<CustomSchema> schemas, NodePath path) =>
        schemas.Select(schema =>
        {
            var found = new List<CustomProblem>();
            Check(node, schema, path, found);
            return found;
        }).ToList();

    private static bool MetBy(List<CustomProblem> found) => found.TrueForAll(problem => problem.Severity != Severity.Error);

    // Of several alternatives the one with the fewest objections was most likely meant.
    private static string Nearest(List<List<CustomProblem>> tried)
    {
        var problem = tried.MinBy(found => found.Count)!.First(problem => problem.Severity == Severity.Error);
        return problem.Path.ToString() is { Length: > 0 } path ? $"{path}: {problem.Message}" : problem.Message;
    }

    private void CheckFields(KubeMapping mapping, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        CountChecks.Check(mapping.Fields.Count, schema.FieldCount, "fields", path, found);
        foreach (var field in mapping.Fields)
        {
            if (schema.FieldOf(field.Name) is { } inner)
            {
                Check(field.Value, inner, path.Field(field.Name), found);
            }
        }

        foreach (var name in schema.Required)
        {
            if (!mapping.Has(name))
            {
                found.Add(new CustomProblem(ApiProblemKind.Required, path.Field(name), $"the required field '{name}' is missing"));
            }
        }
    }

    private void CheckItems(KubeSequence list, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        CountChecks.Check(list.Items.Count, schema.ItemCount, "items", path, found);
        for (var position = 0; position < list.Items.Count && schema.Items is not null; position++)
        {
            Check(list.Items[position], schema.Items, path.Item(position), found);
        }

        UniqueChecks.Check(list, schema, path, found);
    }
}
