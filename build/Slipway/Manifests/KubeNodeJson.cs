using System.Globalization;
using System.Text.Json.Nodes;

namespace Slipway.Manifests;

/// <summary>Turns nodes into the JSON that Kubernetes makes of them.</summary>
public static class KubeNodeJson
{
    /// <summary>The JSON of a node; null for a null.</summary>
    /// <param name="node">The node.</param>
    public static JsonNode? ToJson(this KubeNode node) => node switch
    {
        KubeMapping mapping => new JsonObject(mapping.Fields.DistinctBy(field => field.Name).Select(field => KeyValuePair.Create(field.Name, mapping[field.Name]!.ToJson()))),
        KubeSequence sequence => new JsonArray([.. sequence.Items.Select(item => item.ToJson())]),
        KubeScalar scalar => OfScalar(scalar),
        _ => null,
    };

    private static JsonValue? OfScalar(KubeScalar scalar) => scalar.Kind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => JsonValue.Create(scalar.AsBoolean()!.Value),
        ScalarKind.Integer when scalar.TryGetInteger(out var number) => JsonValue.Create(number),
        ScalarKind.Integer or ScalarKind.Float when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Text!),
    };
}
