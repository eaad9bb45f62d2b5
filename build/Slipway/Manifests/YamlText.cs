using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Manifests.Differences;
using Slipway.Secrets;

namespace Slipway.Manifests;

/// <summary>Writes an object as YAML for people, one way of writing for all: no comments, no anchors, no secrets.</summary>
public sealed class YamlText
{
    // Aliases are written out, and an object made of them can be larger than any disk. The API server takes 1.5 MiB at most.
    private const int Longest = 256 * 1024;

    private readonly List<string> _lines = [];
    private readonly string _kind;
    private readonly ManifestMask _mask;
    private int _length;

    private YamlText(string kind, ManifestMask mask)
    {
        _kind = kind;
        _mask = mask;
    }

    /// <summary>The lines of an object; of one longer than 256 KiB the first ones, and a comment that says so.</summary>
    /// <param name="item">The object.</param>
    /// <param name="mask">Takes secrets out.</param>
    public static IReadOnlyList<string> Of(KubeObject item, ManifestMask mask)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(mask);
        var text = new YamlText(item.Kind, mask);
        text.Fields(item.Root, FieldPath.Root, "", "");
        if (text.IsFull)
        {
            text._lines.Add("# more than 256 KiB: the rest is left out");
        }

        return text._lines;
    }

    /// <summary>A field's value on one line, as YAML.</summary>
    /// <param name="kind">Kind of the object.</param>
    /// <param name="path">Path of the field.</param>
    /// <param name="value">The value.</param>
    /// <param name="mask">Takes secrets out.</param>
    public static string Inline(string kind, FieldPath path, JsonElement value, ManifestMask mask)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(mask);
        return value.ValueKind switch
        {
            JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(field => $"{Key(field.Name)}: {Inline(kind, path.Field(field.Name), field.Value, mask)}"))}}}",
            JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select((item, index) => Inline(kind, path.Item(index.ToString(CultureInfo.InvariantCulture)), item, mask)))}]",
            JsonValueKind.String => Plain(ScalarKind.String, mask.Show(kind, path, value.GetString()!)),
            _ => mask.Show(kind, path, value.GetRawText()),
        };
    }

    private bool IsFull => _length > Longest;

    private void Fields(KubeNode mapping, FieldPath path, string first, string others)
    {
        var lead = first;
        foreach (var field in mapping.FieldsOrNone())
        {
            if (IsFull)
            {
                return;
            }

            Value($"{lead}{Key(field.Name)}:", field.Value, path.Field(field.Name), others);
            lead = others;
        }
    }

    private void Value(string head, KubeNode node, FieldPath path, string indent)
    {
        switch (node)
        {
            case KubeMapping { Fields.Count: > 0 }:
                Add(head);
                Fields(node, path, indent + "  ", indent + "  ");
                break;
            case KubeSequence { Items.Count: > 0 }:
                Add(head);
                Items(node, path, indent);
                break;
            case KubeScalar scalar:
                Scalar(head, scalar, path, indent);
                break;
            default:
                Add($"{head} {(node is KubeMapping ? "{}" : "[]")}");
                break;
        }
    }

    private void Items(KubeNode list, FieldPath path, string indent)
    {
        for (var index = 0; index < list.Items.Count && !IsFull; index++)
        {
            var item = list.Items[index];
            var below = path.Item(NameOf(item, index));
            if (item is KubeMapping { Fields.Count: > 0 })
            {
                Fields(item, below, indent + "- ", indent + "  ");
            }
            else
            {
                Value(indent + "-", item, below, indent + "  ");
            }
        }
    }

    private void Scalar(string head, KubeScalar scalar, FieldPath path, string indent)
    {
        var text = scalar.Text is null ? "null" : _mask.Show(_kind, path, scalar.Text);
        if (!IsBlock(text))
        {
            Add($"{head} {Plain(scalar, text)}");
            return;
        }

        // As YAML writes it: the sign says how many line feeds the text ends with.
        var body = text.TrimEnd('\n');
        var ends = text.Length - body.Length;
        Add($"{head} |{ends switch { 0 => "-", 1 => "", _ => "+" }}");
        foreach (var line in body.Split('\n').Concat(Enumerable.Repeat("", Math.Max(0, ends - 1))))
        {
            Add(line.Length == 0 ? "" : $"{indent}  {line}");
        }
    }

    // The first line of a block says how far it is indented.
    private static bool IsBlock(string text) =>
        text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) && text[0] is not (' ' or '\n') && !text.Any(character => char.IsControl(character) && character != '\n');

    private void Add(string line)
    {
        if (!IsFull)
        {
            _lines.Add(line);
            _length += line.Length + 1;
        }
    }

    private static string NameOf(KubeNode item, int index) => item["name"]?.Text ?? index.ToString(CultureInfo.InvariantCulture);

    private static string Key(string name) => Plain(ScalarKind.String, name);

    private static string Plain(KubeScalar scalar, string text) => Plain(scalar.Kind, text);

    // A text that would be read as something else without quotes has them.
    private static string Plain(ScalarKind kind, string text) => kind == ScalarKind.String && NeedsQuotes(text)
        ? $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""
        : text;

    private static bool NeedsQuotes(string text) =>
        YamlScalars.Resolve(text, plain: true, tag: null) != ScalarKind.String
        || (text != SecretRedactor.Mask && "-?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal) && !(text[0] == '-' && text.Length > 1 && text[1] != ' '))
        || text[0] == ' '
        || text[^1] is ' ' or ':'
        || text.Contains(": ", StringComparison.Ordinal)
        || text.Contains(" #", StringComparison.Ordinal)
        || text.Any(char.IsControl);
}
