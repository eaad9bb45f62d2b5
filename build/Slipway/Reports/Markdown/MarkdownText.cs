using System.Net;
using System.Text;

namespace Slipway.Reports.Markdown;

/// <summary>Puts texts that charts decide into Markdown without letting them be any of it.</summary>
internal static class MarkdownText
{
    // What else Markdown knows means something at the beginning of a line alone, or beside one of these.
    private const string Signs = "\\`*_[]<>|~&";

    /// <summary>A text on one line, every sign of Markdown as itself; fit for a cell of a table.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in ReportText.Printable(text))
        {
            // CommonMark 2.4: a backslash before any sign of ASCII makes it itself.
            escaped.Append(Signs.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>A text as code.</summary>
    /// <param name="text">The text.</param>
    public static string Code(string text) => $"<code>{Html(text)}</code>";

    /// <summary>A text on one line, within HTML.</summary>
    /// <param name="text">The text.</param>
    public static string Html(string text) => WebUtility.HtmlEncode(ReportText.Printable(text)).Replace("|", "&#124;", StringComparison.Ordinal);
}
