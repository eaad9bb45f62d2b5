using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Slipway.Build.Systems;
using Slipway.Build.Tools;
using Slipway.Charts;
using Slipway.Charts.Packaging;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Reports;
using Slipway.Tools;
using Slipway.Validation;
using Slipway.Validation.Runs;
using Slipway.Validation.Schemas;
using Slipway.Wording;
using Spectre.Console;
using ToolVersion = Slipway.Reports.ToolVersion;

namespace Slipway.Build.Charts;

/// <summary>What the tasks do with charts: picks those that the command line asks for, hands them to the engine, and reports.</summary>
/// <param name="discovery">Finds charts.</param>
/// <param name="resolver">Reads charts.</param>
/// <param name="run">Lints, renders and checks.</param>
/// <param name="packager">Packages.</param>
/// <param name="files">Writes reports.</param>
/// <param name="toolset">The tools of this run.</param>
/// <param name="console">Where findings are shown.</param>
/// <param name="clock">Measures the whole run.</param>
public sealed class ChartWork(
    ChartDiscovery discovery,
    ChartResolver resolver,
    ChartRun run,
    ChartPackager packager,
    ReportFiles files,
    Toolset toolset,
    IAnsiConsole console,
    TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    /// <summary>Does steps with the charts that were asked for.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="steps">The steps.</param>
    /// <exception cref="CakeException">There are no such charts, or helm could not be run.</exception>
    public IReadOnlyList<ChartReport> Execute(BuildContext context, ChartSteps steps)
    {
        ArgumentNullException.ThrowIfNull(context);
        var folders = Select(context);
        var request = new ChartRunRequest(folders, steps)
        {
            Systems = SystemsIn(context, folders),
            ValueSet = context.ChosenEnvironment?.Name,
            KubeVersions = context.KubeVersions,
            Schemas = SchemaOptions.Read(context.FileSystem, context.CustomResources, context.IgnoreMissingSchemas),
            Selection = context.ValidateOptions.Selection,
            ManifestFolder = steps.HasFlag(ChartSteps.Render) ? context.Output.Combine("manifests") : null,
        };
        return run.Execute(request, context.CancellationToken);
    }

    /// <summary>Renders charts under one value set, which each of them has.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="folders">The charts' folders.</param>
    /// <param name="valueSet">Name of the value set.</param>
    /// <exception cref="CakeException">Helm could not be run.</exception>
    public IReadOnlyList<ChartReport> Render(BuildContext context, IReadOnlyList<DirectoryPath> folders, string valueSet)
    {
        ArgumentNullException.ThrowIfNull(context);
        return run.Execute(new ChartRunRequest(folders, ChartSteps.Render) { ValueSet = valueSet, KubeVersions = context.KubeVersions }, context.CancellationToken);
    }

    /// <summary>Reports what was found, and fails the run when it is bad.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="charts">What was found.</param>
    /// <param name="steps">The steps that were done.</param>
    /// <exception cref="CakeException">There are errors, or warnings with <c>--warnings-as-errors</c>.</exception>
    public void Report(BuildContext context, IReadOnlyList<ChartReport> charts, ChartSteps steps)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isCharts = context.ValidateOptions.Manifests.Count == 0;
        var report = new FindingsReport
        {
            Charts = charts,
            Tools = isCharts ? [new ToolVersion(ToolCatalog.Helm.Name, toolset.VersionOf(ToolCatalog.Helm.Name))] : [],
            Duration = clock.GetElapsedTime(_started),
            FailsAt = context.WarningsAsErrors ? Severity.Warning : Severity.Error,
        };
        var folder = context.Output.Combine("reports");
        files.Write(folder, report, RulesFor(report, context.ValidateOptions.Selection, steps));
        new ConsoleReport(console).Write(report, ConsoleReport.ShouldBePlain(console, context.Environment));
        if (steps.HasFlag(ChartSteps.Render))
        {
            context.Log.Information("Wrote {0}/<chart>/<value set>.yaml", context.Output.Combine("manifests").SeenFrom(context.Environment.WorkingDirectory));
        }

        if (report.IsFailed)
        {
            throw new CakeException($"Validating {(isCharts ? "charts" : "manifests")}: {report.Counts}. The whole list is in {folder.SeenFrom(context.Environment.WorkingDirectory)}/findings.json.");
        }
    }

    // What was checked, and what kept something from being checked: that is reported whatever was chosen.
    private static Model.Rule[] RulesFor(FindingsReport report, RuleSelection selection, ChartSteps steps)
    {
        var found = report.Charts.SelectMany(chart => chart.Findings).Select(finding => finding.Rule).ToHashSet(StringComparer.Ordinal);
        var chosen = RuleCatalog.CheckedBy(steps).Select(rule => rule.Id).Where(selection.Includes).ToHashSet(StringComparer.Ordinal);
        return [.. RuleCatalog.Rules.Where(rule => chosen.Contains(rule.Id) || found.Contains(rule.Id))];
    }

    /// <summary>Packages the charts that were asked for.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">A chart cannot be packaged.</exception>
    public void Package(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ResolvedChart[] charts = [.. Select(context).Select(resolver.Resolve)];
        var output = context.Output.Combine("charts");
        var packaged = BoundedParallel.Map(charts, chart => packager.Package(chart, output, context.CancellationToken), context.CancellationToken);
        foreach (var chart in packaged)
        {
            context.Log.Information("{0} {1}: {2}, {3} KiB, {4}", chart.Chart, chart.Version, chart.File.SeenFrom(context.Folders.Root), (chart.Length + 1023) / 1024, chart.Digest);
        }
    }

    /// <summary>The folders of the charts that were asked for.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">There are none.</exception>
    public IReadOnlyList<DirectoryPath> Select(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var all = discovery.Find(context.Charts ?? context.Folders.Charts.FullPath);
        if (context.ChosenSystem is not { } system)
        {
            return [.. all];
        }

        DirectoryPath[] chosen = [.. all.Where(folder => folder.GetDirectoryName() == system.Name)];
        return chosen.Length > 0
            ? chosen
            : throw new CakeException($"Finding charts: system {system.Name} has no chart in '{context.Charts ?? context.Folders.Charts.FullPath}'.");
    }

    // A chart of somebody else's that happens to have a system's name is not held to what is expected of ours.
    private static Dictionary<string, SystemDefinition> SystemsIn(BuildContext context, IEnumerable<DirectoryPath> folders) =>
        folders.Where(folder => folder.GetParent().FullPath == context.Folders.Charts.FullPath)
            .Select(folder => (folder.FullPath, System: SystemCatalog.All.FirstOrDefault(system => system.Name == folder.GetDirectoryName())))
            .Where(pair => pair.System is not null)
            .ToDictionary(pair => pair.FullPath, pair => pair.System!, StringComparer.Ordinal);
}
