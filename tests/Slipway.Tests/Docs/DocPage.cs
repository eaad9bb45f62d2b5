using System.Text.RegularExpressions;

namespace Slipway.Tests.Docs;

/// <summary>A page of the documentation: the README, or a Markdown file below docs/.</summary>
/// <param name="Path">Path below the repository, with forward slashes.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record DocPage(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>All pages.</summary>
    public static IReadOnlyList<DocPage> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(System.IO.Path.Combine(Repository.Root, "README.md"))
            .Select(file => new DocPage(System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllLines(file)))
            .OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    /// <summary>The pages that people write: all but those made from the rules.</summary>
    public static IReadOnlyList<DocPage> Handwritten { get; } = [.. All.Where(page => !page.Path.StartsWith("docs/rules/", StringComparison.Ordinal))];

    /// <summary>The fenced blocks, in order.</summary>
    public IReadOnlyList<DocBlock> Blocks => [.. ReadBlocks()];

    /// <summary>The lines outside fenced blocks, with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Prose =>
        Lines.Select((text, index) => (Number: index + 1, Text: text)).Where(line => !Blocks.Any(block => line.Number >= block.First && line.Number <= block.Last));

    /// <summary>The anchors that links can lead to, as GitHub makes them of headings.</summary>
    public IEnumerable<string> Anchors => Prose.Where(line => line.Text.StartsWith('#'))
        .Select(line => NoAnchorPattern().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    public override string ToString() => Path;

    private IEnumerable<DocBlock> ReadBlocks()
    {
        for (var line = 0; line < Lines.Count; line++)
        {
            if (!Lines[line].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var first = line;
            while (++line < Lines.Count && Lines[line] != "```")
            {
            }

            yield return new DocBlock(this, Lines[first][3..], first + 1, line + 1, [.. Lines.Skip(first + 1).Take(line - first - 1)]);
        }
    }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchorPattern();
}

/// <summary>A fenced block.</summary>
/// <param name="Page">The page that it is on.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="First">Number of the line with the opening fence.</param>
/// <param name="Last">Number of the line with the closing fence.</param>
/// <param name="Lines">The lines between.</param>
internal sealed record DocBlock(DocPage Page, string Language, int First, int Last, IReadOnlyList<string> Lines)
{
    /// <summary>What the block's command must print: the lines of a <c>text</c> block that follows with nothing but empty lines between; none when there is no such block.</summary>
    public IReadOnlyList<string> ExpectedOutput =>
        Page.Blocks.FirstOrDefault(block => block.First > Last) is { Language: "text" } next
            && Page.Lines.Skip(Last).Take(next.First - Last - 1).All(string.IsNullOrWhiteSpace)
                ? next.Lines
                : [];
}
