using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm get manifest</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmManifestReader(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : HelmTool<HelmGetManifestSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Gets the manifests of a release.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The manifests, a stream of YAML documents without the hooks. They may hold secrets.</returns>
    public string Run(HelmGetManifestSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        return RunAndRead(settings, GetArguments(settings, release)).Text;
    }

    private ProcessArgumentBuilder GetArguments(HelmGetManifestSettings settings, string release) =>
        new ProcessArgumentBuilder()
            .Append("get")
            .Append("manifest")
            .AppendGlobal(settings, Environment)
            .AppendOption("revision", settings.Revision)
            .AppendArgument(release);
}
