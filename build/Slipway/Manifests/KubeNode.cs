using System.Diagnostics.CodeAnalysis;

namespace Slipway.Manifests;

/// <summary>
/// A node of a YAML document, read as Kubernetes reads it, with the place it came from. Nodes never change; a document
/// that uses aliases shares them, so that an alias bomb costs nothing until someone copies it out.
/// </summary>
/// <param name="line">Line in the text that was read, counted from 1.</param>
/// <param name="column">Column in that line, counted from 1.</param>
public abstract class KubeNode(int line, int column)
{
    /// <summary>Line in the text that was read, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Column in <see cref="Line"/>, counted from 1.</summary>
    public int Column { get; } = column;

    /// <summary>The child of this name, or null when there is none or this is not a mapping.</summary>
    /// <param name="key">Name of the field.</param>
    public virtual KubeNode? this[string key] => null;

    /// <summary>The items of a sequence; nothing for any other node.</summary>
    public virtual IReadOnlyList<KubeNode> Items => [];

    /// <summary>The text of a scalar that is not null; null for any other node.</summary>
    public virtual string? Text => null;

    /// <summary>The node at the end of a path of field names, or null as soon as one is missing.</summary>
    /// <param name="path">Field names, outermost first.</param>
    public KubeNode? At(params ReadOnlySpan<string> path)
    {
        KubeNode? node = this;
        foreach (var key in path)
        {
            node = node?[key];
        }

        return node;
    }
}

/// <summary>A mapping: field names to nodes, in the order of the document.</summary>
public sealed class KubeMapping : KubeNode
{
    /// <summary>Up to so many fields, looking through them costs less than a table of them.</summary>
    internal const int IndexedFrom = 12;

    private readonly List<KubeField> _fields;
    private readonly Dictionary<string, int>? _positions;

    /// <summary>Makes a mapping.</summary>
    /// <param name="line">Line, counted from 1.</param>
    /// <param name="column">Column, counted from 1.</param>
    /// <param name="fields">The fields, each name once.</param>
    /// <param name="positions">Names to positions in <paramref name="fields"/>, when they are known already.</param>
    internal KubeMapping(int line, int column, List<KubeField> fields, Dictionary<string, int>? positions = null)
        : base(line, column)
    {
        _fields = fields;
        _positions = positions ?? IndexOf(fields);
    }

    /// <summary>The fields in document order; of a key that stands twice, the last one (as Kubernetes' own reader takes it).</summary>
    public IReadOnlyList<KubeField> Fields => _fields;

    /// <inheritdoc/>
    public override KubeNode? this[string key] => Find(key)?.Value;

    /// <summary>Whether the field exists, be it null.</summary>
    /// <param name="key">Name of the field.</param>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A field, or null when there is none of this name.</summary>
    /// <param name="key">Name of the field.</param>
    internal KubeField? Find(string key)
    {
        if (_positions is not null)
        {
            return _positions.TryGetValue(key, out var position) ? _fields[position] : null;
        }

        foreach (var field in _fields)
        {
            if (field.Name == key)
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Names to positions; null where there are so few fields that looking through them is faster.</summary>
    /// <param name="fields">The fields.</param>
    internal static Dictionary<string, int>? IndexOf(List<KubeField> fields)
    {
        if (fields.Count <= IndexedFrom)
        {
            return null;
        }

        var positions = new Dictionary<string, int>(2 * fields.Count, StringComparer.Ordinal);
        for (var position = 0; position < fields.Count; position++)
        {
            positions.Add(fields[position].Name, position);
        }

        return positions;
    }
}

/// <summary>A field of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">What stands under it.</param>
/// <param name="Line">Line of the key, counted from 1.</param>
/// <param name="Column">Column of the key, counted from 1.</param>
public sealed record KubeField(string Name, KubeNode Value, int Line, int Column);

/// <summary>A sequence of nodes.</summary>
public sealed class KubeSequence : KubeNode
{
    internal KubeSequence(int line, int column, IReadOnlyList<KubeNode> items)
        : base(line, column) => Items = items;

    /// <inheritdoc/>
    public override IReadOnlyList<KubeNode> Items { get; }
}

/// <summary>What a scalar is once Kubernetes has turned the YAML into JSON.</summary>
public enum ScalarKind
{
    /// <summary>JSON null.</summary>
    Null,

    /// <summary>JSON true or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>A string.</summary>
    String,
}

/// <summary>A scalar: null, boolean, number or string.</summary>
public sealed class KubeScalar : KubeNode
{
    private readonly string _raw;
    private readonly string? _tag;
    private readonly bool _isPlain;
    private int _kind = -1;

    internal KubeScalar(int line, int column, string raw, bool plain, string? tag)
        : base(line, column)
    {
        _raw = raw;
        _tag = tag;
        _isPlain = plain;
    }

    /// <summary>What the scalar is for Kubernetes.</summary>
    public ScalarKind Kind
    {
        get
        {
            // Most scalars are never asked; two that ask at once find the same.
            if (_kind < 0)
            {
                _kind = (int)YamlScalars.Resolve(_raw, _isPlain, _tag);
            }

            return (ScalarKind)_kind;
        }
    }

    /// <summary>The text as it stands in the document; null for a null.</summary>
    public override string? Text => Kind == ScalarKind.Null ? null : _raw;

    /// <summary>The scalar as a key of JSON: booleans and numbers as Kubernetes writes them; null for a null, which is no key.</summary>
    internal string? KeyText => YamlScalars.KeyText(_raw, Kind);

    /// <summary>Whether the scalar, as a key, merges another mapping.</summary>
    internal bool IsMergeKey => _raw == "<<" && (_tag is null ? _isPlain : _tag == "tag:yaml.org,2002:merge");

    /// <summary>The value of a boolean.</summary>
    /// <param name="value">The value, when this is a boolean.</param>
    /// <returns>Whether this is a boolean.</returns>
    public bool TryGetBoolean(out bool value)
    {
        value = Kind == ScalarKind.Boolean && YamlScalars.IsTrue(_raw);
        return Kind == ScalarKind.Boolean;
    }

    /// <summary>The value of a whole number that fits 64 bits; <c>1e3</c> and <c>8080.0</c> are whole numbers in the JSON that Kubernetes makes of them.</summary>
    /// <param name="value">The value, when this is one.</param>
    /// <returns>Whether this is a whole number that fits.</returns>
    public bool TryGetInteger(out long value)
    {
        value = 0;
        return Kind switch
        {
            ScalarKind.Integer => YamlScalars.TryParseInteger(_raw, out value),
            ScalarKind.Float => YamlScalars.TryParseWholeFloat(_raw, out value),
            _ => false,
        };
    }

    /// <summary>The value of a number, whole or not.</summary>
    /// <param name="value">The value, when this is a number; as exact as 64 bits of floating point can be.</param>
    /// <returns>Whether this is a number.</returns>
    internal bool TryGetNumber(out double value)
    {
        if (TryGetInteger(out var whole))
        {
            value = whole;
            return true;
        }

        value = 0;
        return Kind is ScalarKind.Integer or ScalarKind.Float && YamlScalars.TryParseFloat(_raw, out value);
    }
}

/// <summary>Reads typed values out of nodes that may be missing.</summary>
public static class KubeNodeExtensions
{
    /// <summary>The whole number in a node, or null when it is missing or something else.</summary>
    /// <param name="node">The node, or null.</param>
    public static long? AsInteger(this KubeNode? node) => node is KubeScalar scalar && scalar.TryGetInteger(out var value) ? value : null;

    /// <summary>The boolean in a node, or null when it is missing or something else.</summary>
    /// <param name="node">The node, or null.</param>
    public static bool? AsBoolean(this KubeNode? node) => node is KubeScalar scalar && scalar.TryGetBoolean(out var value) ? value : null;

    /// <summary>Whether a node is missing, or null.</summary>
    /// <param name="node">The node, or null.</param>
    public static bool IsNullOrMissing([NotNullWhen(false)] this KubeNode? node) => node is null or KubeScalar { Kind: ScalarKind.Null };

    /// <summary>The items of a sequence; nothing when the node is missing or something else.</summary>
    /// <param name="node">The node, or null.</param>
    public static IReadOnlyList<KubeNode> ItemsOrNone(this KubeNode? node) => node?.Items ?? [];

    /// <summary>The fields of a mapping; nothing when the node is missing or something else.</summary>
    /// <param name="node">The node, or null.</param>
    public static IReadOnlyList<KubeField> FieldsOrNone(this KubeNode? node) => node is KubeMapping mapping ? mapping.Fields : [];
}
