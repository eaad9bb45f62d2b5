using System.Globalization;
using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Manifests.Differences;

/// <summary>A field in which two objects differ.</summary>
/// <param name="Path">Where.</param>
/// <param name="Old">What it is in the one; null for nothing.</param>
/// <param name="New">What it is in the other; null for nothing.</param>
public sealed record FieldDifference(FieldPath Path, JsonElement? Old, JsonElement? New);

/// <summary>Compares objects field by field. Items of lists are told apart as Kubernetes does, by name and the like, not by position.</summary>
public static class FieldDiff
{
    // What tells items of lists apart, the commonest first. Source: x-kubernetes-list-map-keys in the API's OpenAPI document.
    private static readonly string[] MergeKeys = ["name", "containerPort", "mountPath", "port", "key", "topologyKey", "ip", "type"];

    // What the API server writes by itself.
    private static readonly string[][] Ignored =
    [
        ["status"], ["metadata", "managedFields"], ["metadata", "resourceVersion"], ["metadata", "generation"], ["metadata", "uid"], ["metadata", "creationTimestamp"], ["metadata", "selfLink"],
    ];

    /// <summary>The fields in which two objects differ, in the order of their names; without status and what else the API server itself writes.</summary>
    /// <param name="old">The one.</param>
    /// <param name="new">The other.</param>
    public static IReadOnlyList<FieldDifference> Of(JsonElement old, JsonElement @new)
    {
        var found = new List<FieldDifference>();
        Compare(FieldPath.Root, old, @new, found);
        return found;
    }

    private static void Compare(FieldPath path, JsonElement? before, JsonElement? after, List<FieldDifference> found)
    {
        var (old, @new) = (NullIfEmpty(before), NullIfEmpty(after));
        if ((old is { } one && @new is { } other && JsonElement.DeepEquals(one, other)) || Ignored.Any(names => path.Names.AsSpan().SequenceEqual(names)))
        {
            return;
        }

        if (Both(old, @new, element => element.ValueKind == JsonValueKind.Object))
        {
            foreach (var name in old.GetValueOrDefault().FieldsAt().Concat(@new.GetValueOrDefault().FieldsAt()).Select(field => field.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                Compare(path.Field(name), old?.At(name), @new?.At(name), found);
            }
        }
        else if (Both(old, @new, element => element.ValueKind == JsonValueKind.Array && element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)))
        {
            CompareItems(path, old, @new, found);
        }
        else if (old is not null || @new is not null)
        {
            found.Add(new FieldDifference(path, old, @new));
        }
    }

    private static void CompareItems(FieldPath path, JsonElement? old, JsonElement? @new, List<FieldDifference> found)
    {
        var key = MergeKeys.FirstOrDefault(key => TellsApart(old, key) && TellsApart(@new, key));
        var before = Named(old, key);
        var after = Named(@new, key);
        foreach (var name in before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal))
        {
            Compare(path.Item(name), before.TryGetValue(name, out var one) ? one : null, after.TryGetValue(name, out var other) ? other : null, found);
        }
    }

    private static bool TellsApart(JsonElement? list, string key)
    {
        var names = Items(list).Select(item => NameOf(item, key)).ToArray();
        return names.All(name => name is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Length;
    }

    private static Dictionary<string, JsonElement> Named(JsonElement? list, string? key) => Items(list)
        .Select((item, index) => (Name: key is null ? index.ToString(CultureInfo.InvariantCulture) : NameOf(item, key)!, item))
        .ToDictionary(pair => pair.Name, pair => pair.item, StringComparer.Ordinal);

    // Templates of volume claims have their names where objects have them.
    private static string? NameOf(JsonElement item, string key) => item.TextAt(key) ?? (key == "name" ? item.TextAt("metadata", "name") : null);

    private static JsonElement[] Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : [];

    // A side on which there is nothing takes the other's shape, so that what is added is told field by field too.
    private static bool Both(JsonElement? old, JsonElement? @new, Func<JsonElement, bool> has) => (old, @new) switch
    {
        (null, null) => false,
        ({ } one, null) => has(one),
        (null, { } other) => has(other),
        ({ } one, { } other) => has(one) && has(other),
    };

    // An empty list or mapping says as much as none.
    private static JsonElement? NullIfEmpty(JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array when !element.Value.EnumerateArray().Any() => null,
        JsonValueKind.Object when !element.Value.EnumerateObject().Any() => null,
        _ => element,
    };
}
