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
/// <param name="toolset">The tools of this run.</param>
/// <param name="console">Where findings are shown.</param>
/// <param name="clock">Measures the whole run.</param>
public sealed class ChartWork(
    ChartDiscovery discovery,
    ChartResolver resolver,
    ChartRun run,
    ChartPackager packager,
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

    /// <summary>Reports what was found, and fails the run when it is bad.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="charts">What was found.</param>
    /// <exception cref="CakeException">There are errors, or warnings with <c>--warnings-as-errors</c>.</exception>
    public void Report(BuildContext context, IReadOnlyList<ChartReport> charts)
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
        FindingsJson.Write(context.FileSystem, folder.CombineWithFilePath("findings.json"), report);
        new JUnitReport([.. RuleCatalog.Rules.Where(rule => context.ValidateOptions.Selection.Includes(rule.Id))]).Write(context.FileSystem, folder.CombineWithFilePath("junit.xml"), report);
        new ConsoleReport(console).Write(report, ConsoleReport.ShouldBePlain(console, context.Environment));
        if (report.IsFailed)
        {
            throw new CakeException($"Validating {(isCharts ? "charts" : "manifests")}: {report.Counts}. The whole list is in {folder.SeenFrom(context.Environment.WorkingDirectory)}/findings.json.");
        }
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

    private DirectoryPath[] Select(BuildContext context)
    {
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
