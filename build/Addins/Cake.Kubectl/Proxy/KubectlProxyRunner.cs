using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl proxy</c>.</summary>
internal sealed class KubectlProxyRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlProxySettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlProxySettings settings) =>
        new ProcessArgumentBuilder()
            .Append("proxy")
            .AppendOption("unix-socket", settings.UnixSocket)
            .AppendOption("reject-paths", settings.RejectPaths);
}
