using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm history</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmHistoryReader(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : HelmTool<HelmHistorySettings>(fileSystem, environment, processRunner, tools)
{
    /// <summary>Gets the revisions of a release.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="release">The name of the release.</param>
    /// <returns>The revisions, oldest first.</returns>
    /// <exception cref="CakeException">helm failed, or its output is not a history.</exception>
    public IReadOnlyList<HelmRevision> Run(HelmHistorySettings settings, string release)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        return HelmJson.ReadHistory("helm history", RunAndRead(settings, GetArguments(settings, release)).Text);
    }

    private ProcessArgumentBuilder GetArguments(HelmHistorySettings settings, string release) =>
        new ProcessArgumentBuilder()
            .Append("history")
            .AppendGlobal(settings, Environment)
            .AppendOption("max", settings.Max)
            .AppendOption("output", "json")
            .AppendArgument(release);
}
