using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs <c>kubectl apply</c>.</summary>
internal sealed class KubectlApplyRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : KubectlTool<KubectlApplySettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(KubectlApplySettings settings) =>
        new ProcessArgumentBuilder()
            .Append("apply")
            .AppendOption("filename", settings.Filename)
            .AppendOption("recursive", settings.Recursive)
            .AppendOption("dry-run", settings.DryRun)
            .AppendOption("server-side", settings.ServerSide)
            .AppendOption("force-conflicts", settings.ForceConflicts)
            .AppendOption("field-manager", settings.FieldManager)
            .AppendOption("validate", settings.Validate)
            .AppendOption("output", settings.Output);
}
