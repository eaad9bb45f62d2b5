using System.Text.Json;

namespace Slipway.Manifests.Differences;

/// <summary>An object in which two manifests differ.</summary>
/// <param name="Old">What it is in the one; null when only the other has it.</param>
/// <param name="New">What it is in the other; null when only the one has it.</param>
/// <param name="Fields">Field by field; empty for an object that only one of them has.</param>
public sealed record ObjectDifference(KubeObject? Old, KubeObject? New, IReadOnlyList<FieldDifference> Fields);

/// <summary>In what two manifests differ.</summary>
/// <param name="Objects">The objects that differ, by kind and name.</param>
/// <param name="Same">The number of objects that do not.</param>
public sealed record ManifestDiff(IReadOnlyList<ObjectDifference> Objects, int Same)
{
    /// <summary>Compares two manifests object by object (<see cref="ObjectKey"/>).</summary>
    /// <param name="old">The one.</param>
    /// <param name="new">The other.</param>
    public static ManifestDiff Of(ManifestSet old, ManifestSet @new)
    {
        var before = ObjectKey.Of(old).ToDictionary(item => item.Key, item => item.Object, StringComparer.Ordinal);
        var after = ObjectKey.Of(@new).ToDictionary(item => item.Key, item => item.Object, StringComparer.Ordinal);
        ObjectDifference[] all = [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key => Compare(before.GetValueOrDefault(key), after.GetValueOrDefault(key)))];
        ObjectDifference[] differing = [.. all.Where(item => item.Old is null || item.New is null || item.Fields.Count > 0)];
        return new ManifestDiff(differing, all.Length - differing.Length);
    }

    private static ObjectDifference Compare(KubeObject? old, KubeObject? @new) =>
        new(old, @new, old is null || @new is null ? [] : FieldDiff.Of(JsonOf(old), JsonOf(@new)));

    private static JsonElement JsonOf(KubeObject item) => JsonElement.Parse(item.Root.ToJson()!.ToJsonString());
}
