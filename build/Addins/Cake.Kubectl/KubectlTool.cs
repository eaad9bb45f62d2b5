using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Kubectl;

/// <summary>Runs a command of kubectl.</summary>
internal abstract class KubectlTool<TSettings>(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : Tool<TSettings>(fileSystem, environment, processRunner, tools)
    where TSettings : AutoToolSettings
{
    public void Run(TSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Run(settings, GetArguments(settings));
    }

    public IReadOnlyList<string> RunWithResult(TSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var output = new OutputReader();
        Run(settings, GetArguments(settings), new ProcessSettings { RedirectStandardOutput = true }, output.Read);
        return output.Lines;
    }

    protected abstract ProcessArgumentBuilder GetArguments(TSettings settings);

    protected sealed override string GetToolName() => "kubectl";

    protected sealed override IEnumerable<string> GetToolExecutableNames() => ["kubectl", "kubectl.exe"];
}
