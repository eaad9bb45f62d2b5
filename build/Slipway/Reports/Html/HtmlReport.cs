using System.Text;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Charts.Rendering;
using Slipway.Manifests;
using Slipway.Manifests.Differences;
using Slipway.Parallel;

namespace Slipway.Reports.Html;

/// <summary>
/// A report as one page that needs nothing else: findings, charts and value sets side by side, and what they render to, compared. Nothing in it is secret.
/// A page that says the same already is left as it is.
/// </summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="renderer">Has what was rendered.</param>
/// <param name="cache">Keeps what the page shows of each value set.</param>
/// <param name="documents">Remembers what the rules have read: no document is read twice in a run.</param>
public sealed class HtmlReport(IFileSystem fileSystem, ChartRenderer renderer, ContentCache cache, DocumentMemo documents)
{
    private const string Area = "page";

    // Changes with the page's own files, which are built into the engine.
    private static readonly string Build = typeof(HtmlReport).Module.ModuleVersionId.ToString("N");

    /// <summary>Writes a report to a file, all or nothing.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="report">The report.</param>
    /// <returns>Whether it was written; false when the file says the same already.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool Write(FilePath path, FindingsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var key = KeyOf(report);
        if (HasKey(path, key))
        {
            return false;
        }

        var sets = report.Charts.SelectMany(chart => chart.ValueSets, (chart, set) => (Chart: chart, Set: set)).Where(pair => pair.Set.RenderKey is not null).ToArray();
        var manifests = sets.Zip(BoundedParallel.Map(sets, pair => ManifestOf(pair.Chart, pair.Set), CancellationToken.None))
            .ToDictionary(pair => (pair.First.Chart, pair.First.Set.Name), pair => pair.Second);
        var document = new PageBuilder((chart, set) => manifests.GetValueOrDefault((chart, set.Name))).Build(report);
        AtomicFile.Write(fileSystem, path, stream => PageTemplate.Write(stream, key, document));
        return true;
    }

    // Durations are not on the page: they would make every run's another.
    private static string KeyOf(FindingsReport report)
    {
        using var hash = new ContentHash();
        hash.Add(Build).Add(report.IsFailed ? "failed" : "passed").Add(ConsoleReport.Extent(report));
        foreach (var tool in report.Tools)
        {
            hash.Add(tool.Name).Add(tool.Version);
        }

        foreach (var chart in report.Charts)
        {
            hash.Add(chart.Name).Add(chart.Version).Add(chart.Directory).Add(FindingsJson.ToBytes(chart.Findings));
            foreach (var set in chart.ValueSets)
            {
                hash.Add(set.Name).Add(set.RenderKey);
            }
        }

        return hash.ToHex();
    }

    private bool HasKey(FilePath path, string key)
    {
        var file = fileSystem.GetFile(path);
        if (!file.Exists)
        {
            return false;
        }

        using var stream = file.OpenRead();
        var head = new byte[PageTemplate.HeadLength];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(head, 0, length).Contains(key, StringComparison.Ordinal);
    }

    private PageManifest ManifestOf(ChartReport chart, ValueSetReport set)
    {
        using var hash = new ContentHash();
        var key = hash.Add(set.RenderKey).Add(Build).ToHex();
        if (cache.Find(Area, key, PageJson.Readable.PageManifest) is { } known)
        {
            return known;
        }

        var manifest = ManifestSet.Read(chart.Name, set.Name, renderer.TextUnder(set.RenderKey!), documents);
        var mask = new ManifestMask(manifest);
        var page = new PageManifest(
            [.. ObjectKey.Of(manifest).Select(item => new PageText(item.Key, string.Join('\n', YamlText.Of(item.Object, mask))))],
            [.. manifest.Objects.SelectMany(item => item.Pod?.AllContainers ?? []).Select(container => container.Image).Where(image => image.Length > 0).Distinct(StringComparer.Ordinal)]);
        cache.Keep(Area, key, page, PageJson.Readable.PageManifest);
        return page;
    }
}
