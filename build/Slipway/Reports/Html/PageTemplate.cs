using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Slipway.Reports.Html;

/// <summary>The page around the data: <c>page.html</c> with its style and its scripts, all of them built into the engine.</summary>
internal static class PageTemplate
{
    /// <summary>The key stands among the first so many bytes.</summary>
    public const int HeadLength = 512;

    private static readonly string[] Scripts = ["page.js", "overview.js", "findings.js", "manifests.js", "start.js"];

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="key">What tells it from a page that says something else.</param>
    /// <param name="document">The data.</param>
    public static void Write(Stream stream, string key, PageDocument document)
    {
        var style = Read("page.css");
        var script = $"\"use strict\";\n{string.Concat(Scripts.Select(Read))}";

        // Within a JSON text < stands in strings alone, and as an escape it can neither end the element nor begin a comment.
        var data = JsonSerializer.Serialize(document, PageJson.Readable.PageDocument).Replace("<", "\\u003c", StringComparison.Ordinal);
        var parts = Read("page.html").Split(["{{key}}", "{{policy}}", "{{style}}", "{{data}}", "{{script}}"], StringSplitOptions.None);
        string[] values = [key, PolicyOf(style, script), style, data, script, ""];
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        foreach (var (part, value) in parts.Zip(values))
        {
            writer.Write(part);
            writer.Write(value);
        }
    }

    // The page runs what it was built with and loads nothing. Source: https://www.w3.org/TR/CSP3/.
    private static string PolicyOf(string style, string script) => $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'";

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Without carriage returns, which browsers leave out before they hash.
    private static string Read(string name)
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream($"Slipway.Page.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
