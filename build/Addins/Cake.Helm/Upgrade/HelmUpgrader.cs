using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm upgrade</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmUpgrader(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmUpgradeSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Upgrades a release, or installs it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>The release as it is afterwards.</returns>
    /// <exception cref="CakeException">helm failed, or its output is not a release.</exception>
    public HelmRelease Run(HelmUpgradeSettings settings, string release, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(chart);
        return HelmJson.ReadRelease("helm upgrade", RunAndRead(settings, GetArguments(settings, release, chart)).Text);
    }

    /// <summary>Says what an upgrade would make of a release; nothing is changed.</summary>
    /// <param name="settings">The settings, with <see cref="HelmUpgradeSettings.DryRun"/>.</param>
    /// <param name="release">The name of the release.</param>
    /// <param name="chart">The chart's folder or packaged file.</param>
    /// <returns>The release as it would be.</returns>
    /// <exception cref="ArgumentException">The settings would change something.</exception>
    /// <exception cref="CakeException">helm failed, or its output is not a release.</exception>
    public HelmPreview Preview(HelmUpgradeSettings settings, string release, Core.IO.Path chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(chart);
        return settings.DryRun is null
            ? throw new ArgumentException("A preview is a dry run.", nameof(settings))
            : HelmJson.ReadPreview("helm upgrade", RunAndRead(settings, GetArguments(settings, release, chart)).Text);
    }

    private ProcessArgumentBuilder GetArguments(HelmUpgradeSettings settings, string release, Core.IO.Path chart) =>
        new ProcessArgumentBuilder()
            .Append("upgrade")
            .AppendGlobal(settings, Environment)
            .AppendValues(settings, Environment)
            .AppendOption("install", settings.Install)
            .AppendOption("create-namespace", settings.CreateNamespace)
            .AppendOption("dry-run", settings.DryRun?.ToArgument())
            .AppendOption("hide-secret", settings.HideSecret)
            .AppendOption("description", settings.Description)
            .AppendOption("history-max", settings.HistoryMax)
            .AppendOption("no-hooks", settings.NoHooks)
            .AppendOption("wait", settings.Wait)
            .AppendOption("wait-for-jobs", settings.WaitForJobs)
            .AppendOption("cleanup-on-fail", settings.CleanupOnFail)
            .AppendOption("timeout", settings.Timeout)
            .AppendOption("output", "json")
            .AppendArgument(release)
            .AppendArgument(Absolute(chart));
}
