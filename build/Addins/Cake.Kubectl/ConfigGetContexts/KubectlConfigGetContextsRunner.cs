using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl config get-contexts</c>.</summary>
internal sealed class KubectlConfigGetContextsRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlConfigGetContextsSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlConfigGetContextsSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("config")
            .Append("get-contexts")
            .AppendOption("no-headers", settings.NoHeaders)
            .AppendOption("output", settings.Output);
}
