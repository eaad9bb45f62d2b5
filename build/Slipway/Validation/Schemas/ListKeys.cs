using Slipway.Manifests;
using Slipway.Validation.Schemas.Model;

namespace Slipway.Validation.Schemas;

/// <summary>
/// Checks lists whose items are told apart by keys. Server-side apply, which Helm 4 uses, merges them by these keys and refuses a list in
/// which two items have the same ones, or one lacks a key for which the release knows no default.
/// Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy.
/// </summary>
internal static class ListKeys
{
    /// <summary>Checks a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="shape">Its shape, which names the keys.</param>
    /// <param name="schema">The types of the release.</param>
    /// <param name="path">The field.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(KubeSequence list, Shape shape, KubeSchema schema, NodePath path, ApiProblems problems)
    {
        var type = schema.TypeOf(shape.Element!);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var position = 0; position < list.Items.Count; position++)
        {
            var item = list.Items[position];
            var missing = shape.Keys.FirstOrDefault(key => item[key].IsNullOrMissing());
            if (missing is not null && type is not null && type.Fields.TryGetValue(missing, out var field) && field is { HasDefault: false, IsRequired: false })
            {
                problems.Add(ApiProblemKind.ListKey, path.Item(position), $"the item has no {missing}, by which items are told apart: server-side apply (Helm 4) against Kubernetes {schema.Release} refuses it");
            }

            var keys = shape.Keys.Count == 1 ? TextOf(item, shape.Keys[0]) : string.Join(", ", shape.Keys.Select(key => $"{key} {TextOf(item, key)}"));
            if (list.Items.Count > 1 && !seen.TryAdd(keys, position))
            {
                problems.Add(ApiProblemKind.ListKey, path.Item(position), $"items {seen[keys]} and {position} have the same {(shape.Keys.Count == 1 ? shape.Keys[0] + " " : "")}{keys}");
            }
        }
    }

    // The one default that a key has is a port's protocol.
    private static string TextOf(KubeNode item, string key) => item[key]?.Text ?? (key == "protocol" ? "TCP" : "(none)");
}
