using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl config current-context</c>.</summary>
internal sealed class KubectlConfigCurrentContextRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlConfigCurrentContextSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlConfigCurrentContextSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("config")
            .Append("current-context");
}
