using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl delete</c>.</summary>
internal sealed class KubectlDeleteRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlDeleteSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlDeleteSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("delete")
            .AppendOption("filename", settings.Filename)
            .AppendOption("selector", settings.Selector)
            .AppendOption("all", settings.All)
            .AppendOption("cascade", settings.Cascade)
            .AppendOption("ignore-not-found", settings.IgnoreNotFound)
            .AppendOption("now", settings.Now)
            .AppendOption("grace-period", settings.GracePeriod)
            .AppendOption("force", settings.Force)
            .AppendOption("wait", settings.Wait)
            .AppendOption("timeout", settings.Timeout);
}
