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
    private readonly Dictionary<string, KubeNode> _children;

    internal KubeMapping(int line, int column, IReadOnlyList<KubeField> fields, Dictionary<string, KubeNode> children)
        : base(line, column)
    {
        Fields = fields;
        _children = children;
    }

    /// <summary>The fields in document order; of a key that stands twice, the last one (as Kubernetes' own reader takes it).</summary>
    public IReadOnlyList<KubeField> Fields { get; }

    /// <inheritdoc/>
    public override KubeNode? this[string key] => _children.GetValueOrDefault(key);

    /// <summary>Whether the field exists, be it null.</summary>
    /// <param name="key">Name of the field.</param>
    public bool Has(string key) => _children.ContainsKey(key);
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

    internal KubeScalar(int line, int column, string raw, bool plain, string? tag)
        : base(line, column)
    {
        _raw = raw;
        Kind = YamlScalars.Resolve(raw, plain, tag);
    }

    /// <summary>What the scalar is for Kubernetes.</summary>
    public ScalarKind Kind { get; }

    /// <summary>The text as it stands in the document; null for a null.</summary>
    public override string? Text => Kind == ScalarKind.Null ? null : _raw;

    /// <summary>The value of a boolean.</summary>
    /// <param name="value">The value, when this is a boolean.</param>
    /// <returns>Whether this is a boolean.</returns>
    public bool TryGetBoolean(out bool value)
    {
        value = Kind == ScalarKind.Boolean && YamlScalars.IsTrue(_raw);
        return Kind == ScalarKind.Boolean;
    }

    /// <summary>The value of a whole number that fits 64 bits.</summary>
    /// <param name="value">The value, when this is one.</param>
    /// <returns>Whether this is a whole number that fits.</returns>
    public bool TryGetInteger(out long value)
    {
        value = 0;
        return Kind == ScalarKind.Integer && YamlScalars.TryParseInteger(_raw, out value);
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
