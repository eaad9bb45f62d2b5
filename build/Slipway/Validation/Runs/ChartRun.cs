using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Reports;
using Slipway.Wording;

namespace Slipway.Validation.Runs;

/// <summary>
/// Lints, renders and checks charts: every chart once for each value set, all of them side by side over the cores, nothing twice
/// that did not change. One chart's trouble never hides another's findings.
/// </summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="resolver">Reads charts.</param>
/// <param name="linter">Lints them.</param>
/// <param name="renderer">Renders them.</param>
/// <param name="checker">Checks them.</param>
/// <param name="helm">Tells helm's version.</param>
/// <param name="environment">Cake's environment; reports name folders as seen from its working directory.</param>
/// <param name="clock">Measures how long charts take.</param>
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
    /// <summary>Does what a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the run and kills helm.</param>
    /// <returns>One report for each chart, in the order of the request.</returns>
    /// <exception cref="Cake.Core.CakeException">Helm could not be run, was killed, or did not end in time.</exception>
    public IReadOnlyList<ChartReport> Execute(ChartRunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChartWork[] charts = [.. request.Charts.Select(directory => Prepare(request, directory))];
        SetWork[] sets = [.. charts.SelectMany(chart => chart.Sets)];
        var results = BoundedParallel.Map(sets, set => Work(request, set, cancellationToken), cancellationToken)
            .ToLookup(result => result.Chart);
        return BoundedParallel.Map(charts, chart => Finish(request, chart, [.. results[chart]]), cancellationToken);
    }

    private ChartWork Prepare(ChartRunRequest request, DirectoryPath directory)
    {
        var chart = resolver.Resolve(directory);
        var work = new ChartWork(chart, request.Systems.GetValueOrDefault(directory.FullPath), checker.CheckFiles(chart));
        if (chart.Chart.Metadata is not null && chart.Findings.Count == 0)
        {
            var version = KubeVersions.For(chart.Chart.Metadata, request.KubeVersion);
            work.Sets.AddRange(SetsOf(request, chart.Chart).Where(work.CanRead).Select(set => new SetWork(work, RequestFor(chart, set, version))));
        }

        return work;
    }

    private static IEnumerable<ValueSet> SetsOf(ChartRunRequest request, Chart chart) =>
        request.ValueSet is { } only && chart.ValueSets.Any(set => set.Name == only) ? chart.ValueSets.Where(set => set.Name == only) : chart.ValueSets;

    private RenderRequest RequestFor(ResolvedChart chart, ValueSet set, string kubeVersion)
    {
        using var hash = new ContentHash();
        var key = hash.Add(chart.KeyFor(set)).Add(kubeVersion).Add(helm.Version).Add(RuleCatalog.Version).ToHex();
        return new RenderRequest(chart, set, kubeVersion, key);
    }

    private SetResult Work(ChartRunRequest request, SetWork work, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var findings = new List<Finding>();
        var set = work.Request.Set.Name;
        if (request.Steps.HasFlag(ChartSteps.Lint))
        {
            findings.AddRange(linter.Lint(work.Request, cancellationToken).Findings);
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
        findings.AddRange(rendered.Findings);
        if (rendered.Bytes is not { } bytes)
        {
            return new SetResult(work.Chart, new ValueSetReport(set, 0, 0, clock.GetElapsedTime(started)), findings);
        }

        var objects = Check(request, work, findings);
        WriteManifest(request, work.Request);
        return new SetResult(work.Chart, new ValueSetReport(set, objects, bytes, clock.GetElapsedTime(started)), findings);
    }

    private int Check(ChartRunRequest request, SetWork work, List<Finding> findings)
    {
        if (!request.Steps.HasFlag(ChartSteps.Rules))
        {
            return 0;
        }

        var check = checker.CheckSet(work.Request, () => renderer.TextOf(work.Request), work.Chart.System, request.Selection.PodSecurity);
        findings.AddRange(check.Findings);
        return check.Objects;
    }

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

        return new ChartReport(chart.Name, chart.Metadata?.Version ?? "", chart.Directory.SeenFrom(environment.WorkingDirectory))
        {
            Findings = [.. findings.Concat(sets.SelectMany(set => set.Findings)).Where(request.Selection.Keeps)],
            ValueSets = [.. sets.Select(set => set.Report).OfType<ValueSetReport>()],
        };
    }

    private void WriteManifest(ChartRunRequest request, RenderRequest rendered)
    {
        if (request.ManifestFolder is { } folder)
        {
            var path = folder.Combine(rendered.Chart.Chart.Name).CombineWithFilePath($"{rendered.Set.Name}.yaml");
            AtomicFile.Write(fileSystem, path, stream => stream.Write(Encoding.UTF8.GetBytes(renderer.TextOf(rendered))));
        }
    }

    private sealed record ChartWork(ResolvedChart Chart, SystemDefinition? System, IReadOnlyList<Finding> FileFindings)
    {
        public List<SetWork> Sets { get; } = [];

        // Helm would only say again, with less, what the file's own finding says with its line.
        public bool CanRead(ValueSet set) => !FileFindings.Any(finding =>
            finding.Rule != ChartFileRules.DuplicateKey.Id
            && finding.Location?.File is { } file
            && (file == set.File || file is ValueSet.DefaultsFile or ChartMetadata.FileName));
    }

    private sealed record SetResult(ChartWork Chart, ValueSetReport? Report, IReadOnlyList<Finding> Findings);

    private sealed record SetWork(ChartWork Chart, RenderRequest Request);
}
