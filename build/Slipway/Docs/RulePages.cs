using System.Text;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Model;
using Slipway.Validation;
using Slipway.Validation.Rules;
using Slipway.Validation.Suppressions;

namespace Slipway.Docs;

/// <summary>The pages in docs/rules: one for each rule, and a table of all. They are made from the rules, whose examples are tests.</summary>
public static class RulePages
{
    private const string IndexFile = "README.md";

    /// <summary>Writes all pages that are not there yet, or are not up to date.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="directory">The folder of the pages, absolute.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static IReadOnlyList<FilePath> Write(IFileSystem fileSystem, DirectoryPath directory)
    {
        var written = new List<FilePath>();
        foreach (var (name, text) in Outdated(fileSystem, directory))
        {
            var path = directory.CombineWithFilePath(name);
            AtomicFile.Write(fileSystem, path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            written.Add(path);
        }

        return written;
    }

    /// <summary>The pages that are missing or differ from the rules: file name to what should stand there.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="directory">The folder of the pages, absolute.</param>
    public static IReadOnlyDictionary<string, string> Outdated(IFileSystem fileSystem, DirectoryPath directory)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        ArgumentNullException.ThrowIfNull(directory);
        return Render().Where(page => Read(fileSystem.GetFile(directory.CombineWithFilePath(page.Key))) != page.Value)
            .ToDictionary(page => page.Key, page => page.Value, StringComparer.Ordinal);
    }

    /// <summary>All pages: file name to text.</summary>
    public static IReadOnlyDictionary<string, string> Render()
    {
        var pages = RuleCatalog.Rules.ToDictionary(rule => $"{rule.Id}.md", Page, StringComparer.Ordinal);
        pages.Add(IndexFile, Index());
        return pages;
    }

    // Git may check the files out with CRLF.
    private static string? Read(IFile file)
    {
        if (!file.Exists)
        {
            return null;
        }

        using var reader = new StreamReader(file.OpenRead());
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Index()
    {
        var text = new StringBuilder("# Rules\n\nEvery rule that `./build.sh --target=Validate` checks, by topic. The pages are made from the rules: `./build.sh --target=Update-Docs`.\n")
            .Append("In a terminal: `./build.sh --target=Explain --rule=SLW120`. How to suppress a finding: [Validation](../validation.md#suppressing-a-finding).\n");
        foreach (var (topic, rules) in Topics())
        {
            text.Append($"\n## {topic}\n\n| Rule | What is so when it is met | Severity | Checked |\n| --- | --- | --- | --- |\n");
            foreach (var rule in rules)
            {
                text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {RuleWording.SeverityOf(rule)} | {RuleWording.ScopeOf(rule)} |\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string Topic, Rule[] Rules)> Topics()
    {
        var ofTopic = PolicyRules.Topics.SelectMany(topic => topic.Rules, (topic, rule) => (topic.Name, rule.Rule.Id)).ToDictionary(pair => pair.Id, pair => pair.Name, StringComparer.Ordinal);
        var ofObjects = RuleCatalog.ManifestRules.Select(rule => rule.Rule.Id).ToHashSet(StringComparer.Ordinal);
        return RuleCatalog.Rules
            .GroupBy(rule => ofTopic.GetValueOrDefault(rule.Id) ?? (ofObjects.Contains(rule.Id) ? "Objects" : SuppressionRules.IsOne(rule.Id) ? "Suppressions" : "Charts and their files"))
            .Select(group => (group.Key, group.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToArray()));
    }

    private static string Page(Rule rule)
    {
        var text = new StringBuilder();
        text.Append($"# {rule.Id}: {rule.Title}\n\n");
        text.Append($"Severity: {RuleWording.SeverityOf(rule)}. Checked {RuleWording.ScopeOf(rule)}.\n\n");
        text.Append($"{string.Join(' ', new[] { rule.Rationale, RuleWording.StrangersOf(rule) }.OfType<string>())}\n\n**What to do.** {rule.Advice}\n\n");
        if (rule.Bad.System is { } system)
        {
            text.Append($"## What the system declares\n\n{Fence("csharp", ExpectationsText.Of(system.Expectations))}\n");
        }

        foreach (var (path, other) in rule.Bad.Others ?? new Dictionary<string, string>())
        {
            text.Append($"## What else is in the chart\n\n{File(path, other)}\n");
        }

        text.Append($"## Bad\n\n{File(rule.Bad.Path, rule.Bad.Text)}\n## Good\n\n{File(rule.Good.Path, rule.Good.Text)}\n");
        text.Append($"Source: {rule.Source}\n");
        return text.ToString();
    }

    private static string File(string path, string text) =>
        (path == RuleExample.Manifest ? "What the chart renders to:" : $"`{path}`:") + "\n\n" + Fence(LanguageOf(path), text);

    private static string Fence(string language, string text) => $"```{language}\n{text.TrimEnd()}\n```\n";

    private static string LanguageOf(string path) => System.IO.Path.GetExtension(path) switch
    {
        ".md" => "markdown",
        ".tpl" => "gotemplate",
        _ => "yaml",
    };
}
