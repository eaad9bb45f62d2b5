using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Validation.Schemas.Custom;

/// <summary>
/// Makes regular expressions of .NET out of patterns of Go, in which definitions are written. Where the two differ, the pattern is rewritten; what .NET has
/// no equal for gives no expression, and then nothing is checked. Matching takes time linear in the text, as it does in Go.
/// Source: https://github.com/google/re2/wiki/Syntax.
/// </summary>
internal static class GoPatterns
{
    private const string Space = @"\t\n\f\r ";
    private const string Word = "0-9A-Za-z_";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, string> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["blank"] = @"\t ",
        ["digit"] = "0-9",
        ["lower"] = "a-z",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t\n\v\f\r ",
        ["upper"] = "A-Z",
        ["word"] = Word,
        ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>Makes an expression of a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The expression, or null when there is none that matches the same.</returns>
    public static Regex? Compile(string pattern)
    {
        try
        {
            return Translate(pattern) is { } text ? new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether a text matches; also when that cannot be told.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="text">The text.</param>
    public static bool IsMatch(Regex expression, string text)
    {
        try
        {
            // Characters beyond 16 bits are two for .NET and one for Go.
            return text.Any(char.IsSurrogate) || expression.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string? Translate(string pattern)
    {
        var output = new StringBuilder(pattern.Length + 16);
        for (var position = 0; position < pattern.Length;)
        {
            var next = pattern[position] switch
            {
                '\\' => Escape(pattern, position, output, inClass: false),
                '[' => Class(pattern, position, output),
                '(' => Group(pattern, position, output),
                '$' => End(pattern, position, output),
                _ => Copy(pattern, position, output),
            };
            if (next < 0)
            {
                return null;
            }

            position = next;
        }

        return output.ToString();
    }

    private static int Copy(string pattern, int position, StringBuilder output)
    {
        output.Append(pattern[position]);
        return position + 1;
    }

    // In Go it is the end of the text, in .NET also the line feed before it. With (?m) both mean ends of lines.
    private static int End(string pattern, int position, StringBuilder output)
    {
        output.Append(pattern.Contains("(?", StringComparison.Ordinal) && HasFlag(pattern, 'm') ? "$" : @"\z");
        return position + 1;
    }

    private static int Group(string pattern, int position, StringBuilder output)
    {
        var rest = pattern.AsSpan(position);
        if (rest.StartsWith("(?P<", StringComparison.Ordinal))
        {
            output.Append("(?<");
            return position + "(?P<".Length;
        }

        // Ungreedy groups, and what only .NET knows: looking around, atomic and balancing groups, conditions, comments.
        if (rest.StartsWith("(?", StringComparison.Ordinal) && (rest.Length < 3 || (!char.IsAsciiLetter(rest[2]) && rest[2] is not (':' or '-' or '<'))))
        {
            return -1;
        }

        var isFlags = rest.StartsWith("(?", StringComparison.Ordinal) && rest[2] is not '<';
        if (isFlags && rest[2..].IndexOfAny(')', ':') is var end && rest.Slice(2, Math.Max(end, 0)).ContainsAnyExcept("ims-"))
        {
            return -1;
        }

        output.Append('(');
        return position + 1;
    }

    private static int Class(string pattern, int position, StringBuilder output)
    {
        output.Append('[');
        position++;
        if (position < pattern.Length && pattern[position] == '^')
        {
            output.Append('^');
            position++;
        }

        for (var isFirst = true; position >= 0 && position < pattern.Length; isFirst = false)
        {
            var character = pattern[position];
            if (character == ']' && !isFirst)
            {
                output.Append(']');
                return position + 1;
            }

            position = character switch
            {
                '\\' => Escape(pattern, position, output, inClass: true),
                '[' when position + 1 < pattern.Length && pattern[position + 1] == ':' => PosixClass(pattern, position, output),
                '[' or ']' => Literal(character, position, output),
                _ => Copy(pattern, position, output),
            };
        }

        return -1;
    }

    // An unescaped bracket within a class would subtract another class from it.
    private static int Literal(char character, int position, StringBuilder output)
    {
        output.Append('\\').Append(character);
        return position + 1;
    }

    private static int PosixClass(string pattern, int position, StringBuilder output)
    {
        var end = pattern.IndexOf(":]", position + 2, StringComparison.Ordinal);
        if (end < 0 || !Posix.TryGetValue(pattern[(position + 2)..end], out var characters))
        {
            return -1;
        }

        output.Append(characters);
        return end + 2;
    }

    private static int Escape(string pattern, int position, StringBuilder output, bool inClass)
    {
        if (position + 1 >= pattern.Length)
        {
            return -1;
        }

        var letter = pattern[position + 1];
        switch (letter)
        {
            case 'd' or 's' or 'w':
                var characters = letter == 'd' ? "0-9" : letter == 's' ? Space : Word;
                output.Append(inClass ? characters : $"[{characters}]");
                return position + 2;
            case 'D' or 'S' or 'W' when !inClass:
                output.Append("[^").Append(letter == 'D' ? "0-9" : letter == 'S' ? Space : Word).Append(']');
                return position + 2;
            case 'Q' when !inClass:
                return Quote(pattern, position, output);
            case 'x':
                return Code(pattern, position, output);
            case 'p' or 'P':
                return Category(pattern, position, output);
            case 'A' or 'z' or 'a' or 'f' or 'n' or 'r' or 't' or 'v' or 'b' or 'B':
                output.Append('\\').Append(letter);
                return inClass && letter is 'A' or 'z' or 'b' or 'B' ? -1 : position + 2;
            default:
                // .NET takes an escaped underscore for a mistake.
                output.Append(letter == '_' ? "_" : $"\\{letter}");
                return char.IsLetterOrDigit(letter) ? -1 : position + 2;
        }
    }

    private static int Quote(string pattern, int position, StringBuilder output)
    {
        var end = pattern.IndexOf(@"\E", position + 2, StringComparison.Ordinal);
        output.Append(Regex.Escape(end < 0 ? pattern[(position + 2)..] : pattern[(position + 2)..end]));
        return end < 0 ? pattern.Length : end + 2;
    }

    private static int Code(string pattern, int position, StringBuilder output)
    {
        var isLong = position + 2 < pattern.Length && pattern[position + 2] == '{';
        var end = isLong ? pattern.IndexOf('}', position) : position + 4;
        if (end < 0 || end > pattern.Length
            || !int.TryParse(pattern.AsSpan()[(position + (isLong ? 3 : 2))..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > char.MaxValue)
        {
            return -1;
        }

        output.Append(CultureInfo.InvariantCulture, $"\\u{code:X4}");
        return isLong ? end + 1 : end;
    }

    // Of scripts .NET knows blocks only, which are others: it refuses their names.
    private static int Category(string pattern, int position, StringBuilder output)
    {
        var negates = pattern[position + 1] == 'P';
        if (position + 2 >= pattern.Length || pattern[position + 2] != '{')
        {
            output.Append(negates ? @"\P{" : @"\p{").Append(position + 2 < pattern.Length ? pattern[position + 2] : '?').Append('}');
            return position + 3;
        }

        var end = pattern.IndexOf('}', position);
        if (end < 0)
        {
            return -1;
        }

        var name = pattern[(position + 3)..end];
        negates ^= name.StartsWith('^');
        output.Append(negates ? @"\P{" : @"\p{").Append(name.TrimStart('^')).Append('}');
        return end + 1;
    }

    private static bool HasFlag(string pattern, char flag) => FlagGroups(pattern).Any(flags => flags.Contains(flag, StringComparison.Ordinal));

    private static IEnumerable<string> FlagGroups(string pattern)
    {
        for (var start = pattern.IndexOf("(?", StringComparison.Ordinal); start >= 0; start = pattern.IndexOf("(?", start + 2, StringComparison.Ordinal))
        {
            var end = start + 2;
            while (end < pattern.Length && (char.IsAsciiLetter(pattern[end]) || pattern[end] == '-'))
            {
                end++;
            }

            yield return pattern[(start + 2)..end];
        }
    }
}
