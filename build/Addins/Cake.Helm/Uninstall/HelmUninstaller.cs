using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm uninstall</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmUninstaller(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmUninstallSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Uninstalls a release.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    public void Run(HelmUninstallSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        Run(settings, GetArguments(settings, release));
    }

    private ProcessArgumentBuilder GetArguments(HelmUninstallSettings settings, string release) =>
        new ProcessArgumentBuilder()
            .Append("uninstall")
            .AppendGlobal(settings, Environment)
            .AppendOption("ignore-not-found", settings.IgnoreNotFound)
            .AppendOption("keep-history", settings.KeepHistory)
            .AppendOption("no-hooks", settings.NoHooks)
            .AppendOption("wait", settings.Wait)
            .AppendOption("timeout", settings.Timeout)
            .AppendArgument(release);
}
