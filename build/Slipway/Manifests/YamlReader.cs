using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Manifests;

/// <summary>What came of reading one YAML document.</summary>
/// <param name="Root">The document's root, or null when the document is empty or could not be read.</param>
/// <param name="Problems">What was wrong; empty for a sound document.</param>
public sealed record YamlDocument(KubeNode? Root, IReadOnlyList<YamlProblem> Problems)
{
    /// <summary>The problem that made the document unreadable, or null.</summary>
    public YamlProblem? SyntaxProblem => Problems.FirstOrDefault(problem => problem.Kind == YamlProblemKind.Syntax);
}

/// <summary>Reads a YAML document into nodes. Never throws for what a text contains: problems are data.</summary>
public sealed class YamlReader
{
    // Deeper than any real manifest, and far from what would overflow the stack.
    private const int MaximumDepth = 200;

    private readonly List<YamlProblem> _problems = [];
    private readonly Dictionary<AnchorName, KubeNode> _anchors = [];
    private readonly Parser _parser;
    private readonly int _lineOffset;
    private int _depth;

    private YamlReader(string text, int firstLine)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _lineOffset = firstLine - 1;
    }

    /// <summary>Reads the first document of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">Line number of the text's first line, when it was cut out of a larger one.</param>
    public static YamlDocument Read(string text, int firstLine = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new YamlReader(text, firstLine);
        try
        {
            return new YamlDocument(reader.ReadDocument(), reader._problems);
        }
        catch (YamlException exception)
        {
            reader._problems.Add(reader.ToProblem(exception));
            return new YamlDocument(null, reader._problems);
        }
    }

    private KubeNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            throw new YamlException(second.Start, second.End, "a second document begins where one was expected");
        }

        return root;
    }

    private KubeNode ReadNode()
    {
        if (++_depth > MaximumDepth)
        {
            var start = _parser.Current!.Start;
            throw new YamlException(start, start, $"nested deeper than {MaximumDepth} levels");
        }

        var node = _parser.Current switch
        {
            Scalar => ReadScalar(),
            SequenceStart => ReadSequence(),
            MappingStart => ReadMapping(),
            AnchorAlias => ReadAlias(),
            { } other => throw new YamlException(other.Start, other.End, "a value was expected"),
            null => throw new YamlException("the text ends where a value was expected"),
        };
        _depth--;
        return node;
    }

    private KubeScalar ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.IsNonSpecific ? "!" : scalar.Tag.Value;
        return Remember(scalar.Anchor, new KubeScalar(Line(scalar.Start), Column(scalar.Start), scalar.Value, scalar.Style is ScalarStyle.Plain, tag));
    }

    private KubeSequence ReadSequence()
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<KubeNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        return Remember(start.Anchor, new KubeSequence(Line(start.Start), Column(start.Start), items));
    }

    private KubeMapping ReadMapping()
    {
        var start = _parser.Consume<MappingStart>();
        var fields = new FieldCollector(_problems);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode();
            fields.Add(key, ReadNode());
        }

        return Remember(start.Anchor, fields.ToMapping(Line(start.Start), Column(start.Start)));
    }

    private KubeNode ReadAlias()
    {
        var alias = _parser.Consume<AnchorAlias>();
        return _anchors.TryGetValue(alias.Value, out var node)
            ? node
            : throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value} names no anchor that stands before it");
    }

    private T Remember<T>(AnchorName anchor, T node)
        where T : KubeNode
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private int Line(in Mark mark) => (int)mark.Line + _lineOffset;

    private static int Column(in Mark mark) => (int)mark.Column;

    private YamlProblem ToProblem(YamlException exception)
    {
        var message = exception.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return new YamlProblem(YamlProblemKind.Syntax, message, Math.Max(1, (int)exception.Start.Line) + _lineOffset, Math.Max(1, (int)exception.Start.Column));
    }
}
