using System.Text.RegularExpressions;

namespace Slipway.Charts;

/// <summary>What a template does with a named template.</summary>
internal enum TemplateNameUse
{
    /// <summary><c>define</c> or <c>block</c>: it is defined here.</summary>
    Definition,

    /// <summary><c>include</c> or <c>template</c>: it is used here.</summary>
    Use,
}

/// <summary>A literal name of a named template in a template file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Use">Whether it is defined or used.</param>
/// <param name="Line">Line, counted from 1.</param>
internal sealed record TemplateName(string Name, TemplateNameUse Use, int Line);

/// <summary>
/// Finds the literal names of named templates in a Go template. Names that are put together at run time cannot be seen.
/// Source: https://pkg.go.dev/text/template, 'Actions'.
/// </summary>
internal static partial class TemplateReader
{
    /// <summary>The names in the order of the text; those in comments and string literals are none.</summary>
    /// <param name="text">The template's text.</param>
    public static IEnumerable<TemplateName> Read(string text)
    {
        var line = 1;
        var counted = 0;
        foreach (Match action in Actions().Matches(text))
        {
            foreach (Match token in Tokens().Matches(action.Value))
            {
                if (!token.Groups["name"].Success)
                {
                    continue;
                }

                var position = action.Index + token.Index;
                line += text.AsSpan(counted, position - counted).Count('\n');
                counted = position;
                var use = token.Groups["keyword"].ValueSpan is "define" or "block" ? TemplateNameUse.Definition : TemplateNameUse.Use;
                yield return new TemplateName(token.Groups["name"].Value, use, line);
            }
        }
    }

    // An action ends at the first }} that is not within a string literal or a comment.
    [GeneratedRegex("""\{\{(?:-\s)?\s*(?:/\*.*?\*/\s*-?|(?>(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)'|(?!\}\}).)*))\s*\}\}""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Actions();

    // Comments and other strings are matched too, so that what looks like a name within them is passed over.
    [GeneratedRegex("""/\*.*?\*/|\b(?<keyword>include|template|define|block)\s+(?:"(?<name>[^"\\\n]*)"|`(?<name>[^`]*)`)|"(?:[^"\\\n]|\\.)*"|`[^`]*`""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
