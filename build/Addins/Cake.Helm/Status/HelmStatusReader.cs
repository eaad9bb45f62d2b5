using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm status</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmStatusReader(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmStatusSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Gets the state of a release.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The release; helm leaves out its chart here.</returns>
    /// <exception cref="CakeException">helm failed, or its output is not a release.</exception>
    public HelmRelease Run(HelmStatusSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        return HelmJson.ReadRelease("helm status", RunAndRead(settings, GetArguments(settings, release)).Text);
    }

    private ProcessArgumentBuilder GetArguments(HelmStatusSettings settings, string release) =>
        new ProcessArgumentBuilder()
            .Append("status")
            .AppendGlobal(settings, Environment)
            .AppendOption("revision", settings.Revision)
            .AppendOption("output", "json")
            .AppendArgument(release);
}
