using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Reports;
using Slipway.Validation.Suppressions;
using Slipway.Validation.Schemas.Model;
using Slipway.Wording;

namespace Slipway.Validation.Runs;

/// <summary>
/// Lints, renders and checks charts: every chart once for each value set, all of them side by side, nothing twice
/// that did not change. One chart's trouble never hides another's findings.
/// </summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="resolver">Reads charts.</param>
/// <param name="linter">Lints them.</param>
/// <param name="renderer">Renders them.</param>
/// <param name="checker">Checks them.</param>
/// <param name="helm">Tells helm's version.</param>
/// <param name="environment">Cake's environment; reports name folders as seen from its working directory.</param>
/// <param name="clock">Measures how long charts take, and knows the day on which suppressions end.</param>
public sealed class ChartRun(
    IFileSystem fileSystem,
    ChartResolver resolver,
    ChartLinter linter,
    ChartRenderer renderer,
    RuleChecker checker,
    HelmCommands helm,
    ICakeEnvironment environment,
    TimeProvider clock)
{
    // One chart can be more than helm, or the machine, bears; when several are, it is not the charts.
    private const int MostLost = 3;

    /// <summary>Does what a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the run and kills helm.</param>
    /// <returns>One report for each chart, in the order of the request.</returns>
    /// <exception cref="CakeException">Helm was killed, or did not end in time, for several charts; or it could not be run.</exception>
    public IReadOnlyList<ChartReport> Execute(ChartRunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChartWork[] charts = [.. request.Charts.Select(directory => Prepare(request, directory))];
        SetWork[] sets = [.. charts.SelectMany(chart => chart.Sets)];
        var results = BoundedParallel.Map(sets, set => TryWork(request, set, charts, cancellationToken), cancellationToken)
            .ToLookup(result => result.Chart);
        return BoundedParallel.Map(charts, chart => Finish(request, chart, [.. results[chart]]), cancellationToken);
    }

    private ChartWork Prepare(ChartRunRequest request, DirectoryPath directory)
    {
        var chart = resolver.Resolve(directory);
        var work = new ChartWork(chart, request.Systems.GetValueOrDefault(directory.FullPath), checker.CheckFiles(chart));
        if (chart.Chart.Metadata is not null && chart.Findings.Count == 0 && work.CanLoad)
        {
            var versions = KubeVersions.ForAll(chart.Chart.Metadata, request.KubeVersions);
            work.Sets.AddRange(
                from set in SetsOf(request, chart.Chart).Where(work.CanRead)
                from version in versions
                select new SetWork(work, RequestFor(chart, set, version), LabelOf(set, version, request.KubeVersions.Count)));
        }

        return work;
    }

    // Reports tell the versions apart only when there are several.
    private static string LabelOf(ValueSet set, string version, int versions) => versions > 1 ? ValueSet.LabelOf(set.Name, $"{KubeRelease.Parse(version)}") : set.Name;

    private static IEnumerable<ValueSet> SetsOf(ChartRunRequest request, Chart chart) =>
        request.ValueSet is { } only && chart.ValueSets.Any(set => set.Name == only) ? chart.ValueSets.Where(set => set.Name == only) : chart.ValueSets;

    private RenderRequest RequestFor(ResolvedChart chart, ValueSet set, string kubeVersion)
    {
        using var hash = new ContentHash();
        var key = hash.Add(chart.KeyFor(set)).Add(kubeVersion).Add(helm.Version).Add(RuleCatalog.Version).ToHex();
        return new RenderRequest(chart, set, kubeVersion, key);
    }

    // A chart that helm does not survive is reported like one that does not render, and its other value sets are left out. Nothing of it is kept.
    private SetResult TryWork(ChartRunRequest request, SetWork work, ChartWork[] charts, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (work.Chart.IsLost)
        {
            return new SetResult(work.Chart, null, []);
        }

        try
        {
            return Work(request, work, cancellationToken);
        }
        catch (CakeException exception) when (!cancellationToken.IsCancellationRequested)
        {
            work.Chart.IsLost = true;
            if (charts.Length == 1 || charts.Count(chart => chart.IsLost) >= MostLost)
            {
                throw;
            }

            var finding = RenderingRules.Templates.For(work.Chart.Chart.Chart.Name, exception.Message) with
            {
                ValueSet = work.Label,
                Advice = "Run again; if it stays, see what in the templates goes on for ever, or how much memory there is.",
            };
            return new SetResult(work.Chart, new ValueSetReport(work.Label, 0, 0, clock.GetElapsedTime(started)), [finding]);
        }
    }

    private SetResult Work(ChartRunRequest request, SetWork work, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var findings = new List<Finding>();
        var set = work.Label;
        if (request.Steps.HasFlag(ChartSteps.Lint))
        {
            findings.AddRange(Labelled(work, linter.Lint(work.Request, cancellationToken).Findings));
        }

        if (work.Request.Chart.Chart.IsLibrary)
        {
            return new SetResult(work.Chart, null, findings);
        }

        if ((request.Steps & (ChartSteps.Render | ChartSteps.Rules)) == 0)
        {
            return new SetResult(work.Chart, new ValueSetReport(set, 0, 0, clock.GetElapsedTime(started)), findings);
        }

        var rendered = renderer.Render(work.Request, cancellationToken);
        findings.AddRange(Labelled(work, rendered.Findings));
        if (rendered.Bytes is not { } bytes)
        {
            return new SetResult(work.Chart, new ValueSetReport(set, 0, 0, clock.GetElapsedTime(started)), findings);
        }

        var check = request.Steps.HasFlag(ChartSteps.Rules)
            ? checker.CheckSet(work.Request, () => renderer.TextOf(work.Request), work.Chart.System, request.Schemas, request.Selection.PodSecurity)
            : null;
        findings.AddRange(Labelled(work, check?.Findings ?? []));
        WriteManifest(request, work);
        return new SetResult(work.Chart, new ValueSetReport(set, check?.Objects ?? 0, bytes, clock.GetElapsedTime(started)) { RenderKey = work.Request.Key }, findings) { Annotations = check?.Annotations };
    }

    private static IEnumerable<Finding> Labelled(SetWork work, IEnumerable<Finding> findings) =>
        findings.Select(finding => finding.ValueSet == work.Request.Set.Name ? finding with { ValueSet = work.Label } : finding);

    private ChartReport Finish(ChartRunRequest request, ChartWork work, IReadOnlyList<SetResult> sets)
    {
        var chart = work.Chart.Chart;
        var findings = new List<Finding>(chart.Problems);
        findings.AddRange(work.Chart.Findings);
        findings.AddRange(work.FileFindings);
        if (request.Steps.HasFlag(ChartSteps.Rules))
        {
            findings.AddRange(checker.CheckChart(work.Chart, work.System));
        }

        var annotations = sets.SelectMany(set => set.Annotations ?? [], (set, annotation) => ((string?)set.Report!.Name, annotation));
        var isComplete = request.Steps.HasFlag(ChartSteps.Rules) && request.Selection == RuleSelection.All && (chart.IsLibrary ? request.ValueSet is null : chart.ValueSets.All(set => IsChecked(set, sets)));
        var suppressions = new SuppressionPass(chart.Name, chart, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return new ChartReport(chart.Name, chart.Metadata?.Version ?? "", chart.Directory.SeenFrom(environment.WorkingDirectory))
        {
            Findings = [.. suppressions.Apply([.. findings, .. sets.SelectMany(set => set.Findings)], annotations, isComplete).Where(request.Selection.Keeps)],
            ValueSets = [.. sets.Select(set => set.Report).OfType<ValueSetReport>()],
        };
    }

    private static bool IsChecked(ValueSet set, IReadOnlyList<SetResult> results) =>
        results.Any(result => result.Report is { } report && ValueSet.NameOf(report.Name) == set.Name && result.Annotations is not null);

    private void WriteManifest(ChartRunRequest request, SetWork work)
    {
        if (request.ManifestFolder is { } folder)
        {
            var path = folder.Combine(work.Chart.Chart.Chart.Name).CombineWithFilePath($"{work.Label}.yaml");
            AtomicFile.Write(fileSystem, path, stream => stream.Write(Encoding.UTF8.GetBytes(renderer.TextOf(work.Request))));
        }
    }

    private sealed record ChartWork(ResolvedChart Chart, SystemDefinition? System, IReadOnlyList<Finding> FileFindings)
    {
        public List<SetWork> Sets { get; } = [];

        // Set once helm has died of it.
        public bool IsLost { get; set; }

        // Helm refuses a chart with such a file as a whole, in other words than the file's own finding.
        public bool CanLoad => Chart.Chart.Problems.Count == 0
            && !FileFindings.Any(finding => finding.Rule == ChartFileRules.Readable.Id && finding.Location is { File: var file } && Chart.Chart.File(file) is { IsTooLarge: true });

        // Helm would only say again, with less, what the file's own finding says with its line.
        public bool CanRead(ValueSet set) => !FileFindings.Any(finding =>
            finding.Rule != ChartFileRules.DuplicateKey.Id
            && finding.Location?.File is { } file
            && (file == set.File || file is ValueSet.DefaultsFile or ChartMetadata.FileName));
    }

    private sealed record SetResult(ChartWork Chart, ValueSetReport? Report, IReadOnlyList<Finding> Findings)
    {
        // Null for a set that was not checked.
        public IReadOnlyList<IgnoreAnnotation>? Annotations { get; init; }
    }

    private sealed record SetWork(ChartWork Chart, RenderRequest Request, string Label);
}
