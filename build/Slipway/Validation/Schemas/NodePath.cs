using System.Globalization;

namespace Slipway.Validation.Schemas;

/// <summary>Path of a node within an object. Kept as a chain, because most are never written out.</summary>
/// <param name="parent">The path of the node around it; null for the object itself.</param>
/// <param name="step">Name of the field, or null for an item of a list.</param>
/// <param name="index">Position of the item, counted from 0.</param>
internal sealed class NodePath(NodePath? parent, string? step, int index)
{
    /// <summary>The object itself.</summary>
    public static NodePath Root { get; } = new(null, null, 0);

    /// <summary>The path of a field of this node.</summary>
    /// <param name="name">Name of the field.</param>
    public NodePath Field(string name) => new(this, name, 0);

    /// <summary>The path of an item of this node.</summary>
    /// <param name="position">Its position, counted from 0.</param>
    public NodePath Item(int position) => new(this, null, position);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (parent is null)
        {
            return "";
        }

        var before = parent.ToString();
        if (step is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{before}[{index}]");
        }

        return step.AsSpan().ContainsAny("./[") ? $"{before}[{step}]" : before.Length == 0 ? step : $"{before}.{step}";
    }
}
