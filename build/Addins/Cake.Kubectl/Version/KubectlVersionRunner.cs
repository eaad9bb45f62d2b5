using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl version</c>.</summary>
internal sealed class KubectlVersionRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlVersionSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlVersionSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("version")
            .AppendOption("client", settings.Client)
            .AppendOption("output", settings.Output);
}
