using System.Globalization;

namespace Slipway.Manifests.Differences;

/// <summary>A field in which two objects differ.</summary>
/// <param name="Path">Where.</param>
/// <param name="Old">What it is in the one; null for nothing.</param>
/// <param name="New">What it is in the other; null for nothing.</param>
public sealed record FieldDifference(FieldPath Path, KubeNode? Old, KubeNode? New);

/// <summary>Compares objects field by field. Items of lists are told apart as Kubernetes does, by name and the like, not by position.</summary>
public static class FieldDiff
{
    // What tells items of lists apart, the commonest first. Source: x-kubernetes-list-map-keys and x-kubernetes-patch-merge-key in the API's OpenAPI document.
    private static readonly string[] MergeKeys = ["name", "containerPort", "mountPath", "port", "key", "topologyKey", "ip", "type"];

    /// <summary>The fields in which two objects differ, in the order of their names.</summary>
    /// <param name="old">The one.</param>
    /// <param name="new">The other.</param>
    public static IReadOnlyList<FieldDifference> Of(KubeNode old, KubeNode @new)
    {
        var found = new List<FieldDifference>();
        Compare(FieldPath.Root, old, @new, found);
        return found;
    }

    private static void Compare(FieldPath path, KubeNode? old, KubeNode? @new, List<FieldDifference> found)
    {
        old = IsNothing(old) ? null : old;
        @new = IsNothing(@new) ? null : @new;
        if (ReferenceEquals(old, @new))
        {
            return;
        }

        if (Both(old, @new, node => node is KubeMapping { Fields.Count: > 0 }))
        {
            foreach (var name in old.FieldsOrNone().Concat(@new.FieldsOrNone()).Select(field => field.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                Compare(path.Field(name), old?[name], @new?[name], found);
            }
        }
        else if (Both(old, @new, node => node is KubeSequence { Items.Count: > 0 } list && list.Items.All(item => item is KubeMapping)))
        {
            CompareItems(path, old, @new, found);
        }
        else if (!IsSame(old, @new))
        {
            found.Add(new FieldDifference(path, old, @new));
        }
    }

    private static void CompareItems(FieldPath path, KubeNode? old, KubeNode? @new, List<FieldDifference> found)
    {
        var key = MergeKeys.FirstOrDefault(key => TellsApart(old, key) && TellsApart(@new, key));
        var before = Named(old, key);
        var after = Named(@new, key);
        foreach (var name in before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal))
        {
            Compare(path.Item(name), before.GetValueOrDefault(name), after.GetValueOrDefault(name), found);
        }
    }

    private static bool TellsApart(KubeNode? list, string key)
    {
        var names = list.ItemsOrNone().Select(item => NameOf(item, key)).ToArray();
        return names.All(name => name is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Length;
    }

    private static Dictionary<string, KubeNode> Named(KubeNode? list, string? key) => list.ItemsOrNone()
        .Select((item, index) => (Name: key is null ? index.ToString(CultureInfo.InvariantCulture) : NameOf(item, key)!, item))
        .ToDictionary(pair => pair.Name, pair => pair.item, StringComparer.Ordinal);

    // An object within an object, such as a claim of a StatefulSet, has its name in its metadata.
    private static string? NameOf(KubeNode item, string key) => item[key]?.Text ?? (key == "name" ? item.At("metadata", "name")?.Text : null);

    // A side on which there is nothing takes the other's shape, so that what is only in one is told field by field too.
    private static bool Both(KubeNode? old, KubeNode? @new, Func<KubeNode, bool> has) => (old, @new) switch
    {
        (null, null) => false,
        ({ } one, null) => has(one),
        (null, { } other) => has(other),
        ({ } one, { } other) => has(one) && has(other),
    };

    // An empty list or mapping says as much as none.
    private static bool IsNothing(KubeNode? node) => node.IsNullOrMissing() || node is KubeMapping { Fields.Count: 0 } or KubeSequence { Items.Count: 0 };

    private static bool IsSame(KubeNode? old, KubeNode? @new) => (old, @new) switch
    {
        (KubeScalar one, KubeScalar other) => one.Kind == other.Kind && (one.Text == other.Text || IsSameValue(one, other)),
        (KubeSequence one, KubeSequence other) => one.Items.Count == other.Items.Count && one.Items.Zip(other.Items).All(pair => IsSame(pair.First, pair.Second)),
        (KubeMapping one, KubeMapping other) => one.Fields.Count == other.Fields.Count && one.Fields.All(field => other[field.Name] is { } value && IsSame(field.Value, value)),
        _ => false,
    };

    // 0x10 is 16, and yes is true.
    private static bool IsSameValue(KubeScalar one, KubeScalar other) =>
        (one.AsInteger() is { } number && number == other.AsInteger()) || (one.AsBoolean() is { } truth && truth == other.AsBoolean());
}
