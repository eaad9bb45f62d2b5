using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Schemas;

/// <summary>Breaks an object in every way, one at a time, always in the same order.</summary>
internal static class Mutations
{
    private static readonly (string Name, Func<JsonNode?, JsonNode?> Apply)[] OfStrings =
    [
        ("number for string", _ => 7),
        ("list for string", _ => new JsonArray("x")),
        ("empty", _ => ""),
        ("bad form", value => "-Bad name!/" + value!.GetValue<string>()),
        ("upper case", value => value!.GetValue<string>().ToUpperInvariant()),
        ("bad value", _ => "Bogus"),
        ("too long", _ => new string('a', 300)),
    ];

    private static readonly (string Name, Func<JsonNode?, JsonNode?> Apply)[] OfNumbers =
    [
        ("string for number", _ => "seven"),
        ("negative", _ => -1),
        ("zero", _ => 0),
        ("too large", _ => 70000),
        ("fraction", _ => 1.5),
        ("mapping for number", _ => new JsonObject { ["value"] = 1 }),
    ];

    private static readonly (string Name, Func<JsonNode?, JsonNode?> Apply)[] OfBooleans =
    [
        ("string for boolean", _ => "true"),
        ("number for boolean", _ => 1),
    ];

    /// <summary>Every broken variant of an object.</summary>
    /// <param name="sound">The object.</param>
    public static IEnumerable<Variant> Of(JsonObject sound)
    {
        foreach (var path in PathsIn(sound, []))
        {
            foreach (var (name, change) in ChangesOf(Find(sound, path)))
            {
                var copy = sound.DeepClone().AsObject();
                change(Find(copy, path[..^1])!, path[^1]);
                yield return new Variant(name, Written(path), copy);
            }
        }
    }

    private static IEnumerable<(string Name, Action<JsonNode, object> Change)> ChangesOf(JsonNode? value)
    {
        yield return ("drop", Remove);
        yield return ("misspell", (parent, step) =>
        {
            if (step is string name)
            {
                var taken = parent[name];
                Remove(parent, step);
                parent[name + "x"] = taken?.DeepClone();
            }
        });
        foreach (var (name, apply) in ReplacementsOf(value))
        {
            yield return (name, (parent, step) => Set(parent, step, apply(Get(parent, step))));
        }

        if (value is JsonArray { Count: > 0 })
        {
            yield return ("first item twice", (parent, step) => Get(parent, step)!.AsArray().Add(Get(parent, step)![0]?.DeepClone()));
            yield return ("no items", (parent, step) => Set(parent, step, new JsonArray()));
            yield return ("null item", (parent, step) => Get(parent, step)!.AsArray().Add(null));
        }
    }

    private static (string Name, Func<JsonNode?, JsonNode?> Apply)[] ReplacementsOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => OfStrings,
        JsonValueKind.Number => OfNumbers,
        JsonValueKind.True or JsonValueKind.False => OfBooleans,
        JsonValueKind.Object => [("string for mapping", _ => "text"), ("list for mapping", _ => new JsonArray("x")), ("empty mapping", _ => new JsonObject())],
        JsonValueKind.Array => [("string for list", _ => "text"), ("mapping for list", _ => new JsonObject { ["x"] = "y" })],
        _ => [],
    };

    private static IEnumerable<object[]> PathsIn(JsonNode? node, object[] path)
    {
        switch (node)
        {
            case JsonObject mapping:
                foreach (var (name, value) in mapping)
                {
                    // Without them nobody knows what the object is.
                    if (path.Length > 0 || name is not ("apiVersion" or "kind"))
                    {
                        yield return [.. path, name];
                        foreach (var below in PathsIn(value, [.. path, name]))
                        {
                            yield return below;
                        }
                    }
                }

                break;
            case JsonArray list:
                for (var position = 0; position < list.Count; position++)
                {
                    if (list[position] is JsonObject or JsonArray)
                    {
                        foreach (var below in PathsIn(list[position], [.. path, position]))
                        {
                            yield return below;
                        }
                    }
                    else
                    {
                        yield return [.. path, position];
                    }
                }

                break;
        }
    }

    private static JsonNode? Find(JsonNode? node, object[] path) => path.Aggregate(node, (current, step) => Get(current!, step));

    private static JsonNode? Get(JsonNode parent, object step) => step is string name ? parent[name] : parent[(int)step];

    private static void Set(JsonNode parent, object step, JsonNode? value)
    {
        if (step is string name)
        {
            parent[name] = value;
        }
        else
        {
            parent[(int)step] = value;
        }
    }

    private static void Remove(JsonNode parent, object step)
    {
        if (step is string name)
        {
            parent.AsObject().Remove(name);
        }
        else
        {
            parent.AsArray().RemoveAt((int)step);
        }
    }

    private static string Written(object[] path) =>
        string.Concat(path.Select((step, index) => step is string name ? (index == 0 ? name : "." + name) : string.Create(CultureInfo.InvariantCulture, $"[]")));
}
