using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm get values</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmValuesReader(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmGetValuesSettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Gets the values of a release.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The values as YAML. They may hold secrets.</returns>
    public string Run(HelmGetValuesSettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        return RunAndRead(settings, GetArguments(settings, release)).Text;
    }

    private ProcessArgumentBuilder GetArguments(HelmGetValuesSettings settings, string release) =>
        new ProcessArgumentBuilder()
            .Append("get")
            .Append("values")
            .AppendGlobal(settings, Environment)
            .AppendOption("revision", settings.Revision)
            .AppendOption("all", settings.All)
            .AppendOption("output", "yaml")
            .AppendArgument(release);
}
