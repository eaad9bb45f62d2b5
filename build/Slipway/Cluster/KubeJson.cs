using System.Globalization;
using System.Text.Json;

namespace Slipway.Cluster;

/// <summary>Reads fields of API objects that may be missing.</summary>
public static class KubeJson
{
    /// <summary>The field at the end of a path, or null as soon as one is missing or null.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Field names, outermost first.</param>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    /// <summary>The text at the end of a path; null when there is none.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Field names, outermost first.</param>
    public static string? TextAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { } found ? found.ValueKind == JsonValueKind.String ? found.GetString() : found.GetRawText() : null;

    /// <summary>The whole number at the end of a path; null when there is none.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Field names, outermost first.</param>
    public static long? NumberAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var number) ? number : null;

    /// <summary>The time at the end of a path (RFC 3339); null when there is none.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Field names, outermost first.</param>
    public static DateTimeOffset? TimeAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        DateTimeOffset.TryParse(element.TextAt(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The items of the list at the end of a path; nothing when there is none.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Field names, outermost first.</param>
    public static IEnumerable<JsonElement> ItemsAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    /// <summary>The fields of the object at the end of a path; nothing when there is none.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Field names, outermost first.</param>
    public static IEnumerable<JsonProperty> FieldsAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Object } found ? found.EnumerateObject() : [];

    /// <summary>The object's name; empty when it has none.</summary>
    /// <param name="element">The object.</param>
    public static string NameOf(this JsonElement element) => element.TextAt("metadata", "name") ?? "";

    /// <summary>The object's namespace; empty when it has none.</summary>
    /// <param name="element">The object.</param>
    public static string NamespaceOf(this JsonElement element) => element.TextAt("metadata", "namespace") ?? "";

    /// <summary>A condition of the object (<c>status.conditions</c>) by its type; null when there is none.</summary>
    /// <param name="element">The object.</param>
    /// <param name="type">The condition's type, such as <c>Complete</c>.</param>
    public static JsonElement? Condition(this JsonElement element, string type)
    {
        foreach (var condition in element.ItemsAt("status", "conditions"))
        {
            if (condition.TextAt("type") == type)
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>Whether the object has a condition, and it is true.</summary>
    /// <param name="element">The object.</param>
    /// <param name="type">The condition's type, such as <c>Complete</c>.</param>
    public static bool Is(this JsonElement element, string type) => element.Condition(type)?.TextAt("status") == "True";
}
