using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl auth can-i</c>.</summary>
internal sealed class KubectlAuthCanIRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlAuthCanISettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlAuthCanISettings settings) =>
        new ProcessArgumentBuilder()
            .Append("auth")
            .Append("can-i")
            .AppendOption("all-namespaces", settings.AllNamespaces)
            .AppendOption("list", settings.List)
            .AppendOption("no-headers", settings.NoHeaders)
            .AppendOption("quiet", settings.Quiet)
            .AppendOption("subresource", settings.Subresource);
}
