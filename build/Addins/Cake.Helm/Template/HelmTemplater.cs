using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm template</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmTemplater(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmTemplateSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Renders a chart without a cluster.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>The manifests, a stream of YAML documents.</returns>
    public string Run(HelmTemplateSettings settings, string release, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(chart);
        return RunAndRead(settings, GetArguments(settings, release, chart)).Text;
    }

    private ProcessArgumentBuilder GetArguments(HelmTemplateSettings settings, string release, Core.IO.Path chart) =>
        new ProcessArgumentBuilder()
            .Append("template")
            .AppendGlobal(settings, Environment)
            .AppendValues(settings, Environment)
            .AppendOption("kube-version", settings.KubeVersion)
            .AppendOption("api-versions", settings.ApiVersions)
            .AppendOption("show-only", settings.ShowOnly)
            .AppendOption("include-crds", settings.IncludeCrds)
            .AppendOption("is-upgrade", settings.IsUpgrade)
            .AppendOption("no-hooks", settings.NoHooks)
            .AppendOption("skip-tests", settings.SkipTests)
            .AppendArgument(release)
            .AppendArgument(Absolute(chart));
}
