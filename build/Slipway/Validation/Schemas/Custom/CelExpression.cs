namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// Looks over an expression before it is evaluated: whether all of it is known here, and what it could cost at most. What API servers add to the language
/// (quantities, addresses, optional values, old and new objects side by side) is not known, and a rule with any of it is passed over.
/// </summary>
internal sealed class CelExpression
{
    private const int MaximumLength = 2000;
    private const int MaximumNesting = 40;
    private const double MaximumSteps = 200_000;

    private static readonly HashSet<string> Loops = new(["all", "exists", "exists_one", "filter", "map"], StringComparer.Ordinal);

    private static readonly HashSet<string> Functions = new(
        [
            "has", "size", "contains", "startsWith", "endsWith", "matches", "lowerAscii", "upperAscii", "bool", "double", "int", "string", "duration", "timestamp", "type", "dyn",
            "getFullYear", "getMonth", "getDayOfMonth", "getDate", "getDayOfWeek", "getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds",
            "in",
        ],
        StringComparer.Ordinal);

    private readonly Stack<bool> _open = new();
    private int _loops;
    private int _nestedLoops;

    private CelExpression(string text)
    {
        Text = text;
        IsKnown = text.Length <= MaximumLength && Scan(text);
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>Whether all of it is known, as far as can be told without evaluating it.</summary>
    public bool IsKnown { get; }

    /// <summary>Looks over an expression.</summary>
    /// <param name="text">The expression.</param>
    public static CelExpression Of(string text) => new(text);

    /// <summary>Whether evaluating it takes a reasonable time.</summary>
    /// <param name="largest">How many items the longest list or mapping has.</param>
    public bool IsCheap(int largest) => _loops * Math.Pow(Math.Max(largest, 1), _nestedLoops) <= MaximumSteps;

    private bool Scan(string text)
    {
        for (var position = 0; position < text.Length;)
        {
            var next = text[position] switch
            {
                '"' or '\'' => SkipString(text, position),
                '/' when text.AsSpan(position).StartsWith("//", StringComparison.Ordinal) => SkipComment(text, position),
                '(' or '[' or '{' => Open(text, position),
                ')' or ']' or '}' => Close(position),
                var character when char.IsLetter(character) || character == '_' => SkipName(text, position),
                // a.?b and a[?b] are optional values.
                '?' when position > 0 && text[position - 1] is '.' or '[' => -1,
                _ => position + 1,
            };
            if (next < 0)
            {
                return false;
            }

            position = next;
        }

        return _open.Count == 0;
    }

    private int Open(string text, int position)
    {
        _open.Push(text[position] == '(' && IsLoop(text, position));
        _nestedLoops = Math.Max(_nestedLoops, _open.Count(isLoop => isLoop));
        return _open.Count <= MaximumNesting ? position + 1 : -1;
    }

    private int Close(int position) => _open.TryPop(out _) ? position + 1 : -1;

    private static bool IsLoop(string text, int position) => Loops.Contains(NameBefore(text, position));

    private static string NameBefore(string text, int position)
    {
        var end = position;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return text[start..end];
    }

    private int SkipName(string text, int position)
    {
        var end = position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        var name = text[position..end];
        var isCall = text.AsSpan(end).TrimStart().StartsWith("(", StringComparison.Ordinal);
        var isPrefix = end < text.Length && text[end] is '"' or '\'';
        if (name == "oldSelf" || isPrefix || (isCall && !Functions.Contains(name) && !Loops.Contains(name)))
        {
            return -1;
        }

        _loops += isCall && Loops.Contains(name) ? 1 : 0;
        return end;
    }

    private static int SkipString(string text, int position)
    {
        var quote = text.AsSpan(position).StartsWith("\"\"\"", StringComparison.Ordinal) || text.AsSpan(position).StartsWith("'''", StringComparison.Ordinal)
            ? text.Substring(position, 3)
            : text[position].ToString();
        for (var end = position + quote.Length; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                end++;
            }
            else if (string.CompareOrdinal(text, end, quote, 0, quote.Length) == 0)
            {
                return end + quote.Length;
            }
        }

        return -1;
    }

    private static int SkipComment(string text, int position)
    {
        var end = text.IndexOf('\n', position);
        return end < 0 ? text.Length : end + 1;
    }
}
