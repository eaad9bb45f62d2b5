using System.Collections.Frozen;

namespace Slipway.Validation.Schemas.Model;

/// <summary>A built-in kind, and when it came and went.</summary>
/// <param name="ApiVersion">Group and version, such as <c>apps/v1</c>; <c>v1</c> for the core group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="TypeName">Name of its type.</param>
/// <param name="IsClusterScoped">Whether its objects belong to no namespace.</param>
/// <param name="IsOn">Whether API servers serve it without being told to.</param>
/// <param name="Introduced">The release that brought it; null when nobody wrote it down.</param>
/// <param name="Deprecated">The release that deprecated it, or null.</param>
/// <param name="Removed">The first release without it, or null.</param>
/// <param name="Replacement">What to use instead: group, version and kind; or null.</param>
internal sealed record BuiltInKind(
    string ApiVersion,
    string Kind,
    string TypeName,
    bool IsClusterScoped,
    bool IsOn,
    KubeRelease? Introduced,
    KubeRelease? Deprecated,
    KubeRelease? Removed,
    string? Replacement)
{
    /// <summary>Whether a release can serve it.</summary>
    /// <param name="release">The release.</param>
    public bool IsIn(KubeRelease release) => (Introduced is not { } introduced || introduced <= release) && !IsRemovedIn(release);

    /// <summary>Whether a release no longer has it.</summary>
    /// <param name="release">The release.</param>
    public bool IsRemovedIn(KubeRelease release) => Removed is { } removed && removed <= release;
}

/// <summary>The built-in kinds of all releases.</summary>
internal static class KindTable
{
    private static readonly Lazy<FrozenDictionary<(string ApiVersion, string Kind), BuiltInKind>> Kinds = new(() =>
        SchemaData.ReadLines("kinds.txt").Select(Read).ToFrozenDictionary(kind => (kind.ApiVersion, kind.Kind)));

    /// <summary>All of them.</summary>
    public static IEnumerable<BuiltInKind> All => Kinds.Value.Values;

    /// <summary>The kind of an object, or null when no release has it.</summary>
    /// <param name="apiVersion">Group and version.</param>
    /// <param name="kind">The kind.</param>
    public static BuiltInKind? Find(string apiVersion, string kind) => Kinds.Value.GetValueOrDefault((apiVersion, kind));

    private static BuiltInKind Read(string line)
    {
        var parts = line.Split(' ');
        return new BuiltInKind(parts[0], parts[1], parts[2], parts[3] == "C", parts[4] == "on", Release(parts[5]), Release(parts[6]), Release(parts[7]), parts[8] == "-" ? null : parts[8]);
    }

    private static KubeRelease? Release(string text) => text is "-" or "?" ? null : KubeRelease.Parse(text);
}
