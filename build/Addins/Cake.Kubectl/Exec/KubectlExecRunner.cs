using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl exec</c>.</summary>
internal sealed class KubectlExecRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlExecSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlExecSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("exec")
            .AppendOption("container", settings.Container)
            .AppendOption("stdin", settings.Stdin)
            .AppendOption("quiet", settings.Quiet)
            .AppendOption("pod-running-timeout", settings.PodRunningTimeout);
}
