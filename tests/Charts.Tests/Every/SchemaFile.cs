using System.Text.Json;
using Slipway.Charts;
using Slipway.Manifests;

namespace Charts.Tests.Every;

/// <summary>A chart's <c>values.schema.json</c>, and how it fits the values.</summary>
internal sealed class SchemaFile
{
    private readonly ResolvedChart _chart;
    private readonly JsonElement _root;

    private SchemaFile(ResolvedChart chart, JsonElement root) => (_chart, _root) = (chart, root);

    public static SchemaFile? Of(ResolvedChart chart) =>
        chart.Chart.File("values.schema.json") is { Text: { } text } ? new SchemaFile(chart, JsonSerializer.Deserialize<JsonElement>(text)) : null;

    /// <summary>JSON pointers of the objects that take keys which nobody declared.</summary>
    public IEnumerable<string> OpenObjects => Open(_root, "");

    /// <summary>Paths of values that the schema does not know, or takes whatever their type.</summary>
    public IEnumerable<string> UntypedValues => Untyped(_chart.Chart.Document("values.yaml")?.Root, Resolve(_root), "");

    private static IEnumerable<string> Open(JsonElement schema, string pointer)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object:
                if (IsObject(schema) && !IsClosed(schema))
                {
                    yield return pointer;
                }

                foreach (var found in schema.EnumerateObject().SelectMany(property => Open(property.Value, $"{pointer}/{property.Name}")))
                {
                    yield return found;
                }

                break;
            case JsonValueKind.Array:
                foreach (var found in schema.EnumerateArray().SelectMany((item, index) => Open(item, $"{pointer}/{index}")))
                {
                    yield return found;
                }

                break;
        }
    }

    private static bool IsObject(JsonElement schema) =>
        (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        || (schema.TryGetProperty("type", out var type) && type.ValueKind switch
        {
            JsonValueKind.String => type.GetString() == "object",
            JsonValueKind.Array => type.EnumerateArray().Any(item => item.GetString() == "object"),
            _ => false,
        });

    // A map whose values have a schema takes any key by design: labels, annotations.
    private static bool IsClosed(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind is JsonValueKind.False or JsonValueKind.Object;

    private IEnumerable<string> Untyped(KubeNode? value, JsonElement? schema, string path)
    {
        if (value is not KubeMapping { Fields.Count: > 0 } mapping)
        {
            return schema is { } found && IsTyped(found) ? [] : [path];
        }

        return mapping.Fields.SelectMany(field =>
        {
            var below = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            return path.Length == 0 && _chart.Dependencies.FirstOrDefault(dependency => dependency.Chart.Name == field.Name) is { } dependency && Of(dependency) is { } other
                ? other.Untyped(field.Value, other.Resolve(other._root), below)
                : Untyped(field.Value, Property(schema, field.Name), below);
        });
    }

    private JsonElement? Property(JsonElement? schema, string name)
    {
        if (schema is not { } found)
        {
            return null;
        }

        if (found.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property))
        {
            return Resolve(property);
        }

        return found.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object ? Resolve(additional) : null;
    }

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? Resolve(reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(_root, (element, name) => element.GetProperty(name)))
        : schema;

    private static bool IsTyped(JsonElement schema) => new[] { "type", "enum", "const", "oneOf", "anyOf" }.Any(keyword => schema.TryGetProperty(keyword, out _));
}
