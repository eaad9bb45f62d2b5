using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs any command of docker.</summary>
internal sealed class DockerCustomCommandRunner(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerTool<DockerCustomCommandSettings>(fileSystem, environment, processRunner, tools)
{
    public IReadOnlyList<string> Run(DockerCustomCommandSettings settings, string command)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(command);
        var output = new OutputReader();
        Run(settings, GetArguments(command), new ProcessSettings { RedirectStandardOutput = true }, output.Read);
        return output.Lines;
    }

    private static ProcessArgumentBuilder GetArguments(string command) => new ProcessArgumentBuilder().Append(command);
}
