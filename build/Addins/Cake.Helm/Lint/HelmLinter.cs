using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm lint</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmLinter(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmLintSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Checks a chart.</summary>
    /// <param name="settings">The settings. Errors in the chart make helm fail; to get them as messages, accept exit code 1
    /// with <see cref="ToolSettings.HandleExitCode"/>.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>What helm says of the chart.</returns>
    public IReadOnlyList<HelmLintMessage> Run(HelmLintSettings settings, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(chart);
        return HelmLintMessage.Parse(RunAndRead(settings, GetArguments(settings, chart)).Lines);
    }

    private ProcessArgumentBuilder GetArguments(HelmLintSettings settings, Core.IO.Path chart) =>
        new ProcessArgumentBuilder()
            .Append("lint")
            .AppendGlobal(settings, Environment)
            .AppendValues(settings, Environment)
            .AppendOption("strict", settings.Strict)
            .AppendOption("with-subcharts", settings.WithSubcharts)
            .AppendOption("kube-version", settings.KubeVersion)
            .AppendArgument(Absolute(chart));
}
