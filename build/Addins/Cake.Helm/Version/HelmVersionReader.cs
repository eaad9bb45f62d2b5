using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm version</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmVersionReader(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : HelmTool<HelmVersionSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Gets the version of helm.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="CakeException">helm failed, or its output is not a version.</exception>
    public HelmVersion Run(HelmVersionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var text = RunAndRead(settings, GetArguments(settings)).Text.Trim();
        return HelmVersion.TryParse(text, out var version)
            ? version
            : throw new CakeException($"helm version: '{text}' is not a version.");
    }

    private ProcessArgumentBuilder GetArguments(HelmVersionSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("version")
            .AppendGlobal(settings, Environment)
            .AppendOption("short", true);
}
