using Slipway.Manifests;
using Slipway.Validation.Schemas.Checks;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Checks a custom resource by its definition, in the order in which an API server does.</summary>
/// <param name="schema">The types of the release.</param>
/// <param name="problems">Where to report.</param>
internal sealed class CustomWalk(KubeSchema schema, ApiProblems problems)
{
    /// <summary>The fields that every resource has, whatever its definition says.</summary>
    public static readonly IReadOnlyList<string> EveryResource = ["apiVersion", "kind", "metadata"];

    private static readonly Shape Metadata = new(ShapeKind.Object) { TypeName = "meta.v1.ObjectMeta" };

    private readonly ObjectWalk _builtIn = new(schema, problems);
    private readonly CustomCompletion _completion = new(problems);
    private readonly CustomValidation _validation = new(schema.Release);

    /// <summary>Checks an object.</summary>
    /// <param name="root">The object.</param>
    /// <param name="kind">Its kind.</param>
    public void Walk(KubeMapping root, CustomKind kind)
    {
        var definition = kind.Schema;
        var complete = _completion.Complete(kind.HasStatus ? WithoutStatus(root) : root, definition, NodePath.Root, isResource: true);
        foreach (var problem in _validation.Check(complete, definition))
        {
            problems.Add(problem.Kind, problem.Path, problem.Message, problem.Severity);
        }

        WalkMetadata(root, NodePath.Root);
        WalkResources(complete, definition, NodePath.Root);
    }

    private static KubeMapping WithoutStatus(KubeMapping root) =>
        root.Has("status") ? new KubeMapping(root.Line, root.Column, [.. root.Fields.Where(field => field.Name != "status")]) : root;

    private void WalkMetadata(KubeMapping resource, NodePath path)
    {
        if (!resource["metadata"].IsNullOrMissing())
        {
            _builtIn.Walk(resource["metadata"]!, Metadata, path.Field("metadata"));
        }
    }

    private void WalkResources(KubeNode node, CustomSchema definition, NodePath path)
    {
        if (node is KubeMapping mapping)
        {
            foreach (var field in mapping.Fields)
            {
                if (definition.FieldOf(field.Name) is { } inner)
                {
                    WalkResource(field.Value, inner, path.Field(field.Name));
                }
            }
        }
        else if (definition.Items is { } items)
        {
            for (var position = 0; position < node.Items.Count; position++)
            {
                WalkResource(node.Items[position], items, path.Item(position));
            }
        }
    }

    private void WalkResource(KubeNode node, CustomSchema definition, NodePath path)
    {
        if (definition.IsResource && node is KubeMapping resource)
        {
            WalkMetadata(resource, path);
            CheckType(resource, "apiVersion", path, text => text.Count(character => character == '/') <= 1, "a version, or a group, a slash and a version");
            CheckType(resource, "kind", path, text => text.Length <= 63 && char.IsAsciiLetter(text[0]) && Forms.IsLabel(text.ToLowerInvariant()), "letters, digits and hyphens, a letter first");
        }

        WalkResources(node, definition, path);
    }

    // Source: k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta/validation.go.
    private void CheckType(KubeMapping resource, string field, NodePath path, Func<string, bool> isValid, string form)
    {
        var at = path.Field(field);
        if (resource[field] is KubeScalar { Kind: ScalarKind.String, Text: { Length: > 0 } text })
        {
            if (!isValid(text))
            {
                problems.Add(ApiProblemKind.Name, at, $"'{text}' is not valid: {form}");
            }
        }
        else if (resource[field] is KubeScalar { Kind: ScalarKind.String } or null)
        {
            problems.Add(ApiProblemKind.Required, at, $"the field '{field}' is required: the object stands for a whole resource");
        }
        else
        {
            problems.Add(ApiProblemKind.Type, at, $"{ScalarCheck.Describe(resource[field]!)} stands where a string is wanted");
        }
    }
}
