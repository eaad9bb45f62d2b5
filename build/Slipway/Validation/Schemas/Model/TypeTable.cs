using System.Collections.Concurrent;

namespace Slipway.Validation.Schemas.Model;

/// <summary>
/// The types of one release. A file has one line a type; lines are cut apart when the table is first asked, and a type is read when an
/// object of it is first seen: a chart uses some fifty of the nine hundred.
/// </summary>
/// <param name="release">A release of which there is a file.</param>
internal sealed class TypeTable(KubeRelease release)
{
    private readonly Lazy<Dictionary<string, string>> _lines = new(() =>
        SchemaData.ReadLines($"types-{release}.txt").ToDictionary(line => line[..line.IndexOf(' ', StringComparison.Ordinal)], StringComparer.Ordinal));

    private readonly ConcurrentDictionary<string, ObjectType?> _types = new(StringComparer.Ordinal);

    /// <summary>The release.</summary>
    public KubeRelease Release => release;

    /// <summary>A type, or null when the release has it not.</summary>
    /// <param name="name">Its name, such as <c>core.v1.Container</c>.</param>
    public ObjectType? Find(string name) =>
        _types.GetOrAdd(name, key => _lines.Value.TryGetValue(key, out var line) ? ShapeReader.ReadType(line) : null);
}
