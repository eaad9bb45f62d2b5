using System.Globalization;
using Slipway.Manifests;

namespace Slipway.Validation;

/// <summary>Finds the line of a field in an object that was read from a file.</summary>
internal static class FieldPlace
{
    /// <summary>The line of a field; of a field that is not there, that of the nearest one around it.</summary>
    /// <param name="root">The object.</param>
    /// <param name="path">Path of the field, such as <c>spec.containers[0].image</c>; null for the object itself.</param>
    public static int LineOf(KubeMapping root, string? path)
    {
        KubeNode node = root;
        var line = root.Line;
        var rest = path.AsSpan();
        while (!rest.IsEmpty && Step(node, ref rest, ref line) is { } next)
        {
            node = next;
        }

        return line;
    }

    // Keys with dots stand as ['key'] in a path, because a dot would end them.
    private static KubeNode? Step(KubeNode node, ref ReadOnlySpan<char> rest, ref int line)
    {
        if (rest[0] == '.')
        {
            rest = rest[1..];
        }

        if (rest.StartsWith("['", StringComparison.Ordinal) && rest.IndexOf("']", StringComparison.Ordinal) is > 0 and var close)
        {
            var key = rest[2..close].ToString();
            rest = rest[(close + 2)..];
            return Field(node, key, ref line);
        }

        if (!rest.IsEmpty && rest[0] == '[' && rest.IndexOf(']') is > 0 and var end)
        {
            var isIndex = int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index);
            rest = rest[(end + 1)..];
            return isIndex && index < node.Items.Count ? At(node.Items[index], ref line) : null;
        }

        var length = rest.IndexOfAny('.', '[');
        var name = (length < 0 ? rest : rest[..length]).ToString();
        rest = length < 0 ? [] : rest[length..];
        return Field(node, name, ref line);
    }

    private static KubeNode? Field(KubeNode node, string name, ref int line)
    {
        if ((node as KubeMapping)?.Find(name) is not { } field)
        {
            return null;
        }

        line = field.Line;
        return field.Value;
    }

    private static KubeNode At(KubeNode node, ref int line)
    {
        line = node.Line;
        return node;
    }
}
