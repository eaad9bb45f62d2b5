using System.Buffers;
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
    // YAML 1.1, 4.1.1. A byte order mark is allowed where a text begins; that is taken off before.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Where(code => code is (< 0x20 and not ('\t' or '\n' or '\r')) or (>= 0x7F and not 0x85)).Select(code => (char)code)) + "\uFEFF\uFFFE\uFFFF");

    private readonly List<YamlProblem> _problems = [];
    private readonly Dictionary<AnchorName, (KubeNode Node, long Size)> _anchors = [];
    private readonly Parser _parser;
    private readonly int _lineOffset;
    private readonly AliasBudget _aliases = new();
    private readonly string? _tabbed;
    private int _depth;
    private int _flowDepth;

    private YamlReader(string text, int firstLine)
    {
        _tabbed = text.Contains('\t', StringComparison.Ordinal) ? text : null;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _lineOffset = firstLine - 1;
    }

    /// <summary>Reads the first document of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">Line number of the text's first line, when it was cut out of a larger one.</param>
    public static YamlDocument Read(string text, int firstLine = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAny(Unprintable) is >= 0 and var position)
        {
            return new YamlDocument(null, [UnprintableAt(text, position, firstLine)]);
        }

        var reader = new YamlReader(text, firstLine);
        try
        {
            return new YamlDocument(reader.ReadDocument(), reader._problems);
        }
        catch (YamlException exception)
        {
            reader._problems.Add(reader.ToProblem(exception));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The parser says so of some texts that it cannot make sense of, such as a malformed tag.
            var message = exception.Message.ReplaceLineEndings(" ").TrimEnd('.');
            reader._problems.Add(new YamlProblem(YamlProblemKind.Syntax, message, reader._parser.Current is { } current ? reader.Line(current.End) : firstLine, 1));
        }

        return new YamlDocument(null, reader._problems);
    }

    private KubeNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var root = ReadNode();
        if (_aliases.IsExceeded)
        {
            throw new YamlException(AliasBudget.Message);
        }

        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            throw new YamlException(second.Start, second.End, "a second document begins where one was expected");
        }

        return root;
    }

    private KubeNode ReadNode()
    {
        _aliases.Count();
        if (++_depth > ManifestLimits.Depth)
        {
            var start = _parser.Current!.Start;
            throw new YamlException(start, start, $"nested deeper than {ManifestLimits.Depth} levels");
        }

        RefuseTab(_parser.Current);
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
        var isPlain = scalar.Style is ScalarStyle.Plain;
        var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.IsNonSpecific ? "!" : scalar.Tag.Value;
        if (tag is not null && !YamlScalars.IsAsTagged(scalar.Value, tag))
        {
            throw new YamlException(scalar.Start, scalar.End, $"'{Shorten(scalar.Value)}' is not what its tag {tag} says");
        }

        if (isPlain && tag is null && YamlScalars.IsBeyondJson(scalar.Value))
        {
            throw new YamlException(scalar.Start, scalar.End, $"JSON has no number {scalar.Value}");
        }

        var node = new KubeScalar(Line(scalar.Start), Column(scalar.Start), scalar.Value, isPlain, tag);
        Remember(scalar.Anchor, node, 1);
        return node;
    }

    private KubeSequence ReadSequence()
    {
        var before = _aliases.Nodes;
        var start = _parser.Consume<SequenceStart>();
        var items = new List<KubeNode>();
        var outside = Enter(start.Style == SequenceStyle.Flow);
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        _flowDepth = outside;

        var node = new KubeSequence(Line(start.Start), Column(start.Start), items);
        Remember(start.Anchor, node, _aliases.Nodes - before + 1);
        return node;
    }

    private KubeMapping ReadMapping()
    {
        var before = _aliases.Nodes;
        var start = _parser.Consume<MappingStart>();
        var fields = new FieldCollector(_problems, mergesKeys: true);
        var outside = Enter(start.Style == MappingStyle.Flow);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode();
            fields.Add(key, ReadNode());
        }

        _flowDepth = outside;

        var node = fields.ToMapping(Line(start.Start), Column(start.Start));
        Remember(start.Anchor, node, _aliases.Nodes - before + 1);
        return node;
    }

    private KubeNode ReadAlias()
    {
        var alias = _parser.Consume<AnchorAlias>();
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
        {
            throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value} names no anchor that stands before it");
        }

        _aliases.CountAliased(anchored.Size);
        return _aliases.IsExceeded
            ? throw new YamlException(alias.Start, alias.End, AliasBudget.Message)
            : anchored.Node;
    }

    private int Enter(bool isFlow)
    {
        var outside = _flowDepth;
        _flowDepth += isFlow ? 1 : 0;
        return outside;
    }

    // The parser lets tabs indent; go-yaml, and so Kubernetes, does not. Source: YAML 1.1, 5.5.
    private void RefuseTab(ParsingEvent? node)
    {
        if (_tabbed is null || _flowDepth > 0 || node is null)
        {
            return;
        }

        var position = Math.Min((int)node.Start.Index, _tabbed.Length);
        var line = _tabbed.AsSpan(0, position);
        line = line[(line.LastIndexOf('\n') + 1)..];
        if (line[..(line.Length - line.TrimStart(" \t").Length)].Contains('\t'))
        {
            throw new YamlException(node.Start, node.End, "a tab indents the line; YAML takes spaces");
        }
    }

    private void Remember(AnchorName anchor, KubeNode node, long size)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = (node, size);
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static YamlProblem UnprintableAt(string text, int position, int firstLine)
    {
        var before = text.AsSpan(0, position);
        var message = $"the character U+{(int)text[position]:X4} is not allowed";
        return new YamlProblem(YamlProblemKind.Syntax, message, before.Count('\n') + firstLine, position - before.LastIndexOf('\n'));
    }

    private int Line(in Mark mark) => (int)mark.Line + _lineOffset;

    private static int Column(in Mark mark) => (int)mark.Column;

    private YamlProblem ToProblem(YamlException exception)
    {
        var message = exception.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return new YamlProblem(YamlProblemKind.Syntax, message, Math.Max(1, (int)exception.Start.Line) + _lineOffset, Math.Max(1, (int)exception.Start.Column));
    }
}
