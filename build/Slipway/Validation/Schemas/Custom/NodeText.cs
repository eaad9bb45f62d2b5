using System.Globalization;
using System.Text;
using Slipway.Manifests;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>Nodes as text: the same text for what is the same to an API server, and short for messages.</summary>
internal static class NodeText
{
    /// <summary>Up to so many characters of a pattern or a rule stand in a message.</summary>
    public const int LongText = 200;

    private const int ShortText = 40;

    /// <summary>Whether two nodes are the same, whatever the order of their fields.</summary>
    /// <param name="left">A node.</param>
    /// <param name="right">Another one.</param>
    public static bool AreSame(KubeNode left, KubeNode right) => Of(left) == Of(right);

    /// <summary>A node as JSON, its fields in order.</summary>
    /// <param name="node">The node.</param>
    public static string Of(KubeNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    /// <summary>The beginning of a node, for a message.</summary>
    /// <param name="node">The node.</param>
    public static string Short(KubeNode node) => Short(node switch
    {
        KubeMapping => "a mapping",
        KubeSequence => "a list",
        _ => node.Text ?? "null",
    });

    /// <summary>The beginning of a text, for a message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters may stand there.</param>
    public static string Short(string text, int length = ShortText) => text.Length <= length ? text : $"{text[..length]}…";

    private static void Write(KubeNode node, StringBuilder text)
    {
        switch (node)
        {
            case KubeMapping mapping:
                text.Append('{');
                foreach (var field in mapping.Fields.OrderBy(field => field.Name, StringComparer.Ordinal))
                {
                    WriteString(field.Name, text);
                    text.Append(':');
                    Write(field.Value, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case KubeSequence list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case KubeScalar scalar:
                WriteScalar(scalar, text);
                break;
        }
    }

    private static void WriteScalar(KubeScalar scalar, StringBuilder text)
    {
        if (scalar.TryGetInteger(out var whole))
        {
            text.Append(CultureInfo.InvariantCulture, $"{whole}");
        }
        else if (scalar.TryGetNumber(out var number))
        {
            text.Append(CultureInfo.InvariantCulture, $"{number:R}");
        }
        else if (scalar.TryGetBoolean(out var isTrue))
        {
            text.Append(isTrue ? "true" : "false");
        }
        else if (scalar.Text is { } value)
        {
            WriteString(value, text);
        }
        else
        {
            text.Append("null");
        }
    }

    private static void WriteString(string value, StringBuilder text) =>
        text.Append('"').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
}
