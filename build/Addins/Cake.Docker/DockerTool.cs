using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs a command of docker.</summary>
internal abstract class DockerTool<TSettings>(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : Tool<TSettings>(fileSystem, environment, processRunner, tools)
    where TSettings : AutoToolSettings
{
    protected sealed override string GetToolName() => "docker";

    protected sealed override IEnumerable<string> GetToolExecutableNames() => ["docker", "docker.exe"];
}
