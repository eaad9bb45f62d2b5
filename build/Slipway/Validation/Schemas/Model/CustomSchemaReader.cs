using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Model;

/// <summary>
/// Reads the structural schemas of custom resource definitions.
/// Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema.
/// </summary>
internal static class CustomSchemaReader
{
    private static readonly FieldDefinition[] EveryObject =
    [
        new("apiVersion", new Shape(ShapeKind.String), false, false),
        new("kind", new Shape(ShapeKind.String), false, false),
        new("metadata", new Shape(ShapeKind.Object) { TypeName = "meta.v1.ObjectMeta" }, true, false),
    ];

    /// <summary>The shape of the objects of a definition.</summary>
    /// <param name="schema">The version's <c>openAPIV3Schema</c>, or null.</param>
    public static Shape ReadRoot(KubeNode? schema)
    {
        var fields = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        var inner = ReadFields(schema);
        foreach (var field in inner.Values.Concat(EveryObject))
        {
            fields[field.Name] = field;
        }

        return new Shape(ShapeKind.Object) { Inline = new ObjectType("", fields, isOpen: inner.Count == 0 || IsOpen(schema)) };
    }

    private static Shape Read(KubeNode schema)
    {
        if (schema["x-kubernetes-int-or-string"].AsBoolean() == true)
        {
            return new Shape(ShapeKind.IntegerOrString);
        }

        return schema["type"]?.Text switch
        {
            "string" => new Shape(ShapeKind.String) { Values = [.. schema["enum"].ItemsOrNone().Select(value => value.Text).OfType<string>()] },
            "boolean" => new Shape(ShapeKind.Boolean),
            "integer" => new Shape(schema["format"]?.Text == "int32" ? ShapeKind.Integer : ShapeKind.Long),
            "number" => new Shape(ShapeKind.Number),
            "array" => new Shape(ShapeKind.List)
            {
                Element = schema["items"] is { } items ? Read(items) : Shape.Any,
                Keys = [.. schema["x-kubernetes-list-map-keys"].ItemsOrNone().Select(key => key.Text).OfType<string>()],
            },
            "object" => ReadObject(schema),
            _ => Shape.Any,
        };
    }

    private static Shape ReadObject(KubeNode schema)
    {
        if (schema["x-kubernetes-embedded-resource"].AsBoolean() == true)
        {
            return ReadRoot(schema);
        }

        var fields = ReadFields(schema);
        if (fields.Count > 0)
        {
            return new Shape(ShapeKind.Object) { Inline = new ObjectType("", fields, IsOpen(schema)) };
        }

        return schema["additionalProperties"] is KubeMapping values
            ? new Shape(ShapeKind.Map) { Element = Read(values) }
            : new Shape(ShapeKind.Object) { Inline = new ObjectType("", fields, isOpen: true) };
    }

    private static Dictionary<string, FieldDefinition> ReadFields(KubeNode? schema)
    {
        var required = (schema?["required"]).ItemsOrNone().Select(name => name.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return (schema?["properties"]).FieldsOrNone().ToDictionary(
            field => field.Name,
            field => new FieldDefinition(field.Name, Read(field.Value), required.Contains(field.Name) && field.Value["default"] is null, field.Value["default"] is not null),
            StringComparer.Ordinal);
    }

    private static bool IsOpen(KubeNode? schema) =>
        schema?["x-kubernetes-preserve-unknown-fields"].AsBoolean() == true || schema?["additionalProperties"] is not null;
}
