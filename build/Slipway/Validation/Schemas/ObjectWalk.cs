using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Schemas.Checks;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas;

/// <summary>Walks an object along its schema, once, and lets every check see each node.</summary>
/// <param name="schema">The types of the release.</param>
/// <param name="problems">Where to report.</param>
internal sealed class ObjectWalk(KubeSchema schema, ApiProblems problems)
{
    private readonly ScalarCheck _scalars = new(problems);

    /// <summary>Checks a node that is not null against the shape of its field.</summary>
    /// <param name="node">The node.</param>
    /// <param name="shape">What its field takes.</param>
    /// <param name="path">The field.</param>
    public void Walk(KubeNode node, Shape shape, NodePath path)
    {
        switch (shape.Kind, node)
        {
            case (ShapeKind.Any, _):
                break;
            case (ShapeKind.Object, KubeMapping mapping):
                if (schema.TypeOf(shape) is { } type)
                {
                    WalkObject(mapping, type, path);
                }

                break;
            case (ShapeKind.List, KubeSequence list):
                WalkList(list, shape, path);
                break;
            case (ShapeKind.Map, KubeMapping map):
                WalkMap(map, shape.Element!, path);
                break;
            default:
                _scalars.Check(node, shape, path);
                break;
        }
    }

    /// <summary>Checks a mapping against its type.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="type">Its type.</param>
    /// <param name="path">The field that it stands under.</param>
    public void WalkObject(KubeMapping mapping, ObjectType type, NodePath path)
    {
        foreach (var field in mapping.Fields)
        {
            if (!type.Fields.TryGetValue(field.Name, out var definition))
            {
                problems.AddUnknownField(path, field.Name, [.. type.Fields.Keys], $"in Kubernetes {schema.Release}");
                continue;
            }

            if (definition.KnownFrom is { } later)
            {
                problems.Add(ApiProblemKind.Field, path.Field(field.Name), $"the field came after {schema.Release.Major}.{LowerMinor(later)} and is there in {later}: whether {schema.Release} has it is not known here", Severity.Info);
            }

            if (!field.Value.IsNullOrMissing())
            {
                Walk(field.Value, definition.Shape, path.Field(field.Name));
            }
        }

        RequiredFields.Check(mapping, type, path, problems);
        foreach (var check in TypeChecks.For(type.Name))
        {
            check(new CheckScope(mapping, path, problems, schema.Release));
        }
    }

    private static int LowerMinor(KubeRelease later) => KubeSchema.Known.Last(known => known < later).Minor;

    private void WalkList(KubeSequence list, Shape shape, NodePath path)
    {
        for (var position = 0; position < list.Items.Count; position++)
        {
            var item = list.Items[position];
            if (!item.IsNullOrMissing())
            {
                Walk(item, shape.Element!, path.Item(position));
            }
            else if (shape.Element!.Kind != ShapeKind.Any)
            {
                problems.Add(ApiProblemKind.Type, path.Item(position), $"null stands where {ScalarCheck.Describe(shape.Element.Kind)} is wanted");
            }
        }

        if (shape.Keys.Count > 0)
        {
            ListKeys.Check(list, shape, schema, path, problems);
        }
    }

    private void WalkMap(KubeMapping map, Shape element, NodePath path)
    {
        foreach (var field in map.Fields)
        {
            if (!field.Value.IsNullOrMissing())
            {
                Walk(field.Value, element, path.Field(field.Name));
            }
        }
    }
}
