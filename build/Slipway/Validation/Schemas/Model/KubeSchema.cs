using System.Collections.Concurrent;

namespace Slipway.Validation.Schemas.Model;

/// <summary>
/// The built-in types as one release of Kubernetes has them. Where there is no file for the release, a type is taken from the next one
/// below, and fields that the next one above has besides are let pass with a remark: they came somewhere between the two.
/// </summary>
internal sealed class KubeSchema
{
    private static readonly TypeTable[] Tables = [new(new KubeRelease(1, 20)), new(new KubeRelease(1, 32)), new(new KubeRelease(1, 36))];
    private static readonly ConcurrentDictionary<KubeRelease, KubeSchema> Schemas = new();

    private readonly TypeTable _lower;
    private readonly TypeTable? _upper;
    private readonly ConcurrentDictionary<string, ObjectType?> _types = new(StringComparer.Ordinal);

    private KubeSchema(KubeRelease release)
    {
        Release = release;
        _lower = Tables.LastOrDefault(table => table.Release <= release) ?? Tables[0];
        _upper = _lower.Release == release ? null : Tables.FirstOrDefault(table => table.Release > release && table != _lower);
    }

    /// <summary>The release.</summary>
    public KubeRelease Release { get; }

    /// <summary>The releases of which there is a file, oldest first.</summary>
    public static IEnumerable<KubeRelease> Known => Tables.Select(table => table.Release);

    /// <summary>The schema of a release.</summary>
    /// <param name="release">Any release.</param>
    public static KubeSchema For(KubeRelease release) => Schemas.GetOrAdd(release, key => new KubeSchema(key));

    /// <summary>A type, or null when the release has it not.</summary>
    /// <param name="name">Its name, such as <c>core.v1.Container</c>.</param>
    public ObjectType? Find(string name) => _types.GetOrAdd(name, Make);

    /// <summary>The type of an object's shape, or null when it takes anything.</summary>
    /// <param name="shape">A shape.</param>
    public ObjectType? TypeOf(Shape shape) => shape.TypeName is { } name ? Find(name) : null;

    private ObjectType? Make(string name)
    {
        var lower = _lower.Find(name);
        if (_upper?.Find(name) is not { } upper || lower is null)
        {
            // A type that only the release above has belongs to a kind, or is reached by a field, that is judged by itself.
            return lower ?? _upper?.Find(name) ?? Tables.Select(table => table.Find(name)).FirstOrDefault(type => type is not null);
        }

        var fields = new Dictionary<string, FieldDefinition>(lower.Fields, StringComparer.Ordinal);
        foreach (var field in upper.Fields.Values)
        {
            if (!fields.TryAdd(field.Name, field with { IsRequired = false, KnownFrom = _upper.Release }))
            {
                fields[field.Name] = Merge(fields[field.Name], field);
            }
        }

        return new ObjectType(name, fields);
    }

    // Values that the release above has besides may be there already; a default may too.
    private static FieldDefinition Merge(FieldDefinition lower, FieldDefinition upper)
    {
        var values = lower.Shape.Values.Count == 0 || upper.Shape.Values.Count == 0 ? [] : lower.Shape.Values.Union(upper.Shape.Values, StringComparer.Ordinal).ToArray();
        return lower with
        {
            Shape = upper.Shape with { Values = values },
            IsRequired = lower.IsRequired && upper.IsRequired,
            HasDefault = lower.HasDefault || upper.HasDefault,
        };
    }
}
