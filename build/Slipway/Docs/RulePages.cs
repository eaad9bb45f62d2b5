using System.Text;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Validation;

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
        var text = new StringBuilder("# Rules\n\nEvery rule that `./build.sh --target=Validate` checks. The pages are made from the rules: `./build.sh --target=Update-Docs`.\n\n");
        text.Append("| Rule | What is so when it is met | Severity | Checked |\n| --- | --- | --- | --- |\n");
        foreach (var rule in RuleCatalog.Rules)
        {
            text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {SeverityOf(rule)} | {ScopeOf(rule)} |\n");
        }

        return text.ToString();
    }

    private static string Page(Rule rule)
    {
        var text = new StringBuilder();
        text.Append($"# {rule.Id}: {rule.Title}\n\n");
        text.Append($"Severity: {SeverityOf(rule)}. Checked {ScopeOf(rule)}.\n\n");
        text.Append($"{rule.Rationale}\n\n**What to do.** {rule.Advice}\n\n");
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

    private static string SeverityOf(Rule rule) => ReportText.Name(rule.Severity);

    private static string ScopeOf(Rule rule)
    {
        if (RuleCatalog.ManifestRules.Any(candidate => candidate.Rule.Id == rule.Id))
        {
            return "for each value set";
        }

        return RuleCatalog.ChartRules.Any(candidate => candidate.Rule.Id == rule.Id) ? "once for each chart" : "while the chart is read and rendered";
    }
}
