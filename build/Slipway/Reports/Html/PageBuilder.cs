using System.Globalization;
using Slipway.Charts;
using Slipway.Model;
using Slipway.Validation;

namespace Slipway.Reports.Html;

/// <summary>Puts together what the page shows. A text that several value sets or charts have is in it once.</summary>
/// <param name="manifestOf">What a value set rendered to; null when it did not.</param>
internal sealed class PageBuilder(Func<ChartReport, ValueSetReport, PageManifest?> manifestOf)
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public PageDocument Build(FindingsReport report)
    {
        PageChart[] charts = [.. ConsoleReport.WorstFirst(report.Charts).Select(ChartOf)];
        var rules = report.Charts.SelectMany(chart => chart.Findings).Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(RuleCatalog.Find).OfType<Rule>()
            .ToDictionary(rule => rule.Id, rule => new PageRule(rule.Title, ReportText.Name(rule.Severity), rule.Rationale, rule.Advice, rule.Source), StringComparer.Ordinal);
        return new PageDocument(report.IsFailed, ConsoleReport.Extent(report), report.Tools, charts, rules, _texts);
    }

    private PageChart ChartOf(ChartReport chart)
    {
        PageManifest?[] manifests = [.. chart.ValueSets.Select(set => manifestOf(chart, set))];
        return new PageChart(
            chart.Name,
            chart.Version,
            chart.Directory,
            ReportText.Extent(chart),
            [.. chart.ValueSets.Zip(manifests).Select(pair => SetOf(pair.First, pair.Second))],
            [.. chart.Groups.Concat(chart.SuppressedGroups).Select(group => FindingOf(chart, group))],
            ObjectsOf(manifests),
            ImagesOf(manifests));
    }

    private static PageSet SetOf(ValueSetReport set, PageManifest? manifest) =>
        new(set.Name, ValueSet.IsScenario(set.Name), manifest is not null, manifest?.Objects.Count ?? 0, ReportText.Size(set.ManifestBytes), set.ManifestBytes);

    private static PageFinding FindingOf(ChartReport chart, FindingGroup group)
    {
        var finding = group.Finding;
        var names = chart.ValueSets.Select(set => set.Name).ToList();
        return new PageFinding(
            finding.Rule,
            ReportText.Name(finding.Severity),
            finding.Check,
            finding.Message,
            finding.Advice,
            [.. group.ValueSets.Select(name => names.IndexOf(name)).Where(index => index >= 0).Order()],
            group.InValueSets(names.Count),
            finding.Location is { } location ? chart.PathOf(location) : null,
            finding.Object?.ToString(),
            finding.FieldPath,
            finding.Suppressed is { } suppression ? ReportText.Reason(suppression) : null);
    }

    private PageObject[] ObjectsOf(PageManifest?[] manifests)
    {
        var found = manifests.Select(manifest => manifest?.Objects.ToDictionary(item => item.Key, item => item.Text, StringComparer.Ordinal)).ToArray();
        var keys = found.SelectMany(objects => objects?.Keys ?? Enumerable.Empty<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. keys.Select(key => ObjectOf(key, [.. found.Select(objects => objects?.GetValueOrDefault(key))]))];
    }

    private PageObject ObjectOf(string key, string?[] bySet)
    {
        var texts = bySet.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        string[][] lines = [.. texts.Select(text => text.Split('\n'))];
        var diffs = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        for (var left = 0; left < lines.Length; left++)
        {
            for (var right = left + 1; right < lines.Length; right++)
            {
                diffs.Add(string.Create(CultureInfo.InvariantCulture, $"{left}-{right}"), [.. LineDiff.Of(lines[left], lines[right]).SelectMany(hunk => hunk)]);
            }
        }

        return new PageObject(key, [.. texts.Select(Share)], [.. bySet.Select(text => text is null ? -1 : texts.IndexOf(text))], diffs);
    }

    private static PageImage[] ImagesOf(PageManifest?[] manifests) =>
    [
        .. manifests.SelectMany((manifest, set) => (manifest?.Images ?? []).Select(image => (Image: image, Set: set)))
            .GroupBy(pair => pair.Image, pair => pair.Set, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PageImage(group.Key, [.. group])),
    ];

    private int Share(string text)
    {
        if (!_positions.TryGetValue(text, out var position))
        {
            position = _texts.Count;
            _positions.Add(text, position);
            _texts.Add(text);
        }

        return position;
    }
}
