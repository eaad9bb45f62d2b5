using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl logs</c>.</summary>
internal sealed class KubectlLogsRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlLogsSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlLogsSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("logs")
            .AppendOption("container", settings.Container)
            .AppendOption("all-containers", settings.AllContainers)
            .AppendOption("selector", settings.Selector)
            .AppendOption("previous", settings.Previous)
            .AppendOption("since", settings.Since)
            .AppendOption("tail", settings.Tail)
            .AppendOption("timestamps", settings.Timestamps)
            .AppendOption("prefix", settings.Prefix);
}
