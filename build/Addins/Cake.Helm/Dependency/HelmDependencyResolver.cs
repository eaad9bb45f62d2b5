using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm dependency</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmDependencyResolver(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : HelmTool<HelmDependencySettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Fetches what the chart depends on, in the versions of its <c>Chart.lock</c> where it has one.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    public void Build(HelmDependencySettings settings, DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(chart);
        Run(settings, GetArguments("build", settings, chart));
    }

    /// <summary>Fetches what the chart depends on, in the newest fitting versions, and writes its <c>Chart.lock</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    public void Update(HelmDependencySettings settings, DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(chart);
        Run(settings, GetArguments("update", settings, chart));
    }

    /// <summary>Lists what the chart depends on.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    public IReadOnlyList<HelmDependency> List(HelmDependencySettings settings, DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(chart);
        return HelmDependency.Parse(RunAndRead(settings, GetArguments("list", settings, chart)).Lines);
    }

    private ProcessArgumentBuilder GetArguments(string verb, HelmDependencySettings settings, DirectoryPath chart) =>
        new ProcessArgumentBuilder()
            .Append("dependency")
            .Append(verb)
            .AppendGlobal(settings, Environment)
            .AppendOption("skip-refresh", settings.SkipRefresh)

            // Without it, helm cuts long columns.
            .AppendOption("max-col-width", verb == "list" ? 0 : null)
            .AppendArgument(Absolute(chart));
}
