using Slipway.Charts;
using Slipway.Model;

namespace Slipway.Validation.Suppressions;

/// <summary>
/// Marks the findings of a chart, or of manifests that no chart here rendered, that its owner has suppressed, and reports suppressions that are unsound or suppress nothing. Done after results were
/// taken from the cache: what was found does not depend on the day, what is suppressed does.
/// </summary>
/// <param name="name">What findings name as their chart.</param>
/// <param name="chart">The chart, with its file of suppressions; null for manifests, which have annotations alone.</param>
/// <param name="today">The day, UTC.</param>
internal sealed class SuppressionPass(string name, Chart? chart, DateOnly today)
{
    private readonly List<Finding> _own = [];

    /// <summary>Goes over the findings of a chart.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="annotations">The annotations, with the value set that they were rendered in; null for manifests.</param>
    /// <param name="isComplete">Whether every value set was checked: only then can it be said that a suppression is not used.</param>
    /// <returns>The same findings in the same order, those suppressed marked, and what is wrong with suppressions.</returns>
    public IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, IEnumerable<(string? ValueSet, IgnoreAnnotation Annotation)> annotations, bool isComplete)
    {
        _own.AddRange(chart is null ? [] : SuppressionFile.Problems(chart));
        Source[] sources = [.. chart is null ? [] : SuppressionFile.Read(chart).Select(FromFile), .. annotations.Select(FromAnnotation)];
        var inForce = sources.Where(IsSound).ToArray();
        var byRule = inForce.ToLookup(source => source.Entry.Rule, StringComparer.OrdinalIgnoreCase);
        var marked = findings.Select(finding => Mark(finding, byRule[finding.Rule])).ToArray();
        if (isComplete)
        {
            ReportUnused(inForce);
        }

        return [.. marked, .. _own];
    }

    private static Finding Mark(Finding finding, IEnumerable<Source> sources)
    {
        Source? first = null;
        foreach (var source in sources.Where(source => source.Covers(finding)))
        {
            source.IsUsed = true;
            first ??= source;
        }

        return first is null ? finding : finding with { Suppressed = first.Entry.ToSuppression() };
    }

    private Source FromFile((SuppressionEntry Entry, SourceLocation Location) item) => new(item.Entry, SuppressionRules.Sound.For(name, "") with { Location = item.Location });

    private Source FromAnnotation((string? ValueSet, IgnoreAnnotation Annotation) item) => new(
        SuppressionEntry.FromText(item.Annotation.Rule, item.Annotation.Text),
        SuppressionRules.Sound.For(name, "") with
        {
            Location = item.Annotation.Location,
            Object = item.Annotation.Object,
            Document = item.Annotation.Document,
            ValueSet = item.ValueSet,
            FieldPath = "metadata.annotations",
        });

    private bool IsSound(Source source)
    {
        if (source.Entry.Problem(today) is not { } problem)
        {
            return true;
        }

        _own.Add(source.Place with { Message = problem });
        return false;
    }

    // An annotation stands in every value set that renders its object; it is of use when it is in one of them. The names of jobs end in a hash that differs.
    private void ReportUnused(IEnumerable<Source> inForce)
    {
        foreach (var same in inForce.GroupBy(source => (source.Entry.Rule, source.Place.Location, source.Place.Object?.Kind)).Where(same => same.All(source => !source.IsUsed)))
        {
            foreach (var source in same)
            {
                _own.Add(source.Place with
                {
                    Rule = SuppressionRules.Used.Id,
                    Severity = SuppressionRules.Used.Severity,
                    Advice = SuppressionRules.Used.Advice,
                    Message = $"{source.Entry.Rule} is suppressed, and there is nothing to suppress",
                });
            }
        }
    }

    // The place is a finding without a message yet.
    private sealed class Source(SuppressionEntry entry, Finding place)
    {
        public SuppressionEntry Entry { get; } = entry;

        public Finding Place { get; } = place;

        public bool IsUsed { get; set; }

        public bool Covers(Finding finding) =>
            Entry.Covers(finding) && (Place.Object is null || (finding.Object == Place.Object && finding.ValueSet == Place.ValueSet));
    }
}
