using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl create namespace</c>.</summary>
internal sealed class KubectlCreateNamespaceRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlCreateNamespaceSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlCreateNamespaceSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("create")
            .Append("namespace")
            .AppendOption("dry-run", settings.DryRun);
}
