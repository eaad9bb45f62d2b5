using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm list</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmLister(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmListSettings>(fileSystem, environment, processRunner, tools)
{
    // RFC 3339 in the notation of Go's time package; the default is hard to read back.
    private const string TimeFormat = "2006-01-02T15:04:05Z07:00";

    /// <summary>Lists releases: deployed, failed, pending and those being uninstalled.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="CakeException">helm failed, or its output is not a list of releases.</exception>
    public IReadOnlyList<HelmRelease> Run(HelmListSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return HelmJson.ReadList("helm list", RunAndRead(settings, GetArguments(settings)).Text);
    }

    private ProcessArgumentBuilder GetArguments(HelmListSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("list")
            .AppendGlobal(settings, Environment)
            .AppendOption("all-namespaces", settings.AllNamespaces)
            .AppendOption("filter", settings.Filter)
            .AppendOption("selector", settings.Selector)
            .AppendOption("max", settings.Max)

            // Helm 3 leaves out the pending ones unless asked.
            .AppendOption("deployed", true)
            .AppendOption("failed", true)
            .AppendOption("pending", true)
            .AppendOption("uninstalling", true)
            .AppendOption("time-format", TimeFormat)
            .AppendOption("output", "json");
}
