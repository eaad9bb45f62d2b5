using System.Text;
using System.Text.Json;

namespace Slipway.Manifests;

/// <summary>Reads JSON documents, one behind the other, into the same nodes as YAML. Never throws for what a text contains.</summary>
internal sealed class JsonReader
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = ManifestLimits.Depth };

    private readonly byte[] _bytes;
    private readonly List<YamlProblem> _problems = [];
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    private JsonReader(byte[] bytes) => _bytes = bytes;

    /// <summary>Whether a text is read as JSON: whether its first character beyond white space is a brace. Source: k8s.io/apimachinery/pkg/util/yaml, GuessJSONStream.</summary>
    /// <param name="text">The text.</param>
    public static bool IsJson(string text)
    {
        var rest = text.AsSpan().TrimStart();
        return !rest.IsEmpty && rest[0] == '{';
    }

    /// <summary>Reads all documents of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The documents, each with its line; null when the text is no JSON.</returns>
    public static IReadOnlyList<YamlDocument>? Read(string text)
    {
        var source = new JsonReader(Encoding.UTF8.GetBytes(text));
        var reader = new Utf8JsonReader(source._bytes, Options);
        var documents = new List<YamlDocument>();
        try
        {
            while (reader.Read())
            {
                var from = source._problems.Count;
                documents.Add(new YamlDocument(source.ReadNode(ref reader), source._problems[from..]));
            }

            return documents;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private KubeNode ReadNode(ref Utf8JsonReader reader)
    {
        var (line, column) = Place(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, line, column),
            JsonTokenType.StartArray => ReadArray(ref reader, line, column),
            JsonTokenType.String => new KubeScalar(line, column, reader.GetString()!, plain: false, tag: null),
            _ => new KubeScalar(line, column, Encoding.UTF8.GetString(reader.ValueSpan), plain: true, tag: null),
        };
    }

    private KubeMapping ReadObject(ref Utf8JsonReader reader, int line, int column)
    {
        var fields = new FieldCollector(_problems, mergesKeys: false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (keyLine, keyColumn) = Place(reader.TokenStartIndex);
            var key = new KubeScalar(keyLine, keyColumn, reader.GetString()!, plain: false, tag: null);
            reader.Read();
            fields.Add(key, ReadNode(ref reader));
        }

        return fields.ToMapping(line, column);
    }

    private KubeSequence ReadArray(ref Utf8JsonReader reader, int line, int column)
    {
        var items = new List<KubeNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode(ref reader));
        }

        return new KubeSequence(line, column, items);
    }

    // Tokens come in order, so that every line is counted once.
    private (int Line, int Column) Place(long index)
    {
        var position = (int)index;
        for (; _counted < position; _counted++)
        {
            if (_bytes[_counted] == '\n')
            {
                _line++;
                _lineStart = _counted + 1;
            }
        }

        return (_line, position - _lineStart + 1);
    }
}
