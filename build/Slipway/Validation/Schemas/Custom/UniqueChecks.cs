using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Checks that items of lists in custom resources can be told apart.</summary>
internal static class UniqueChecks
{
    private const string Missing = "(none)";

    /// <summary>Checks a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="path">The field.</param>
    /// <param name="found">Where to report.</param>
    public static void Check(KubeSequence list, CustomSchema schema, NodePath path, List<CustomProblem> found)
    {
        if (schema.ListType == "map" && schema.ListKeys.Count > 0)
        {
            CheckKeys(list, schema.ListKeys, path, found);
        }
        else if (schema.ListType == "set" || schema.ItemCount.AreUnique)
        {
            CheckSame(list, NodeText.Of, position => $"is there already: '{NodeText.Short(list.Items[position])}'", path, found);
        }
    }

    private static void CheckKeys(KubeSequence list, IReadOnlyList<string> keys, NodePath path, List<CustomProblem> found)
    {
        for (var position = 0; position < list.Items.Count; position++)
        {
            if (list.Items[position] is not (KubeMapping or KubeScalar { Kind: ScalarKind.Null }))
            {
                found.Add(new CustomProblem(ApiProblemKind.Type, path.Item(position), $"{ScalarCheck.Describe(list.Items[position])} stands where a mapping is wanted: items are told apart by {string.Join(", ", keys)}"));
                return;
            }
        }

        CheckSame(list, item => string.Join(", ", keys.Select(key => KeyOf(item, key))), position => $"has the same {Named(list.Items[position], keys)}", path, found);
    }

    // As the API server does, an item that stands there three times is reported once.
    private static void CheckSame(KubeSequence list, Func<KubeNode, string> textOf, Func<int, string> describe, NodePath path, List<CustomProblem> found)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; list.Items.Count > 1 && position < list.Items.Count; position++)
        {
            var text = textOf(list.Items[position]);
            if (!seen.TryAdd(text, position) && reported.Add(text))
            {
                found.Add(new CustomProblem(ApiProblemKind.ListKey, path.Item(position), $"item {seen[text]} {describe(position)}"));
            }
        }
    }

    private static string KeyOf(KubeNode item, string key) => item[key] is { } value ? NodeText.Of(value) : Missing;

    private static string Named(KubeNode item, IReadOnlyList<string> keys) => string.Join(", ", keys.Select(key => $"{key} {(item[key] is { } value ? NodeText.Short(value) : Missing)}"));
}
