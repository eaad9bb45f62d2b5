using Cake.Core;
using Cake.Core.IO;
using Slipway.Model;
using Slipway.Reports.Html;
using Slipway.Reports.Markdown;
using Slipway.Reports.Sarif;

namespace Slipway.Reports;

/// <summary>Writes a report in every form in which somebody reads it.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">Cake's environment.</param>
/// <param name="html">Writes the page.</param>
public sealed class ReportFiles(IFileSystem fileSystem, ICakeEnvironment environment, HtmlReport html)
{
    /// <summary>Writes findings.json, junit.xml, findings.sarif, summary.md and index.html, and adds to the summary of a GitHub job.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="report">The report.</param>
    /// <param name="rules">The rules that were checked.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(DirectoryPath folder, FindingsReport report, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FindingsJson.Write(fileSystem, folder.CombineWithFilePath("findings.json"), report);
        new JUnitReport(rules).Write(fileSystem, folder.CombineWithFilePath("junit.xml"), report);
        new SarifReport(fileSystem, environment).Write(folder.CombineWithFilePath("findings.sarif"), report);
        new MarkdownSummary(fileSystem, environment).Write(folder.CombineWithFilePath("summary.md"), report);
        html.Write(folder.CombineWithFilePath("index.html"), report);
    }
}
