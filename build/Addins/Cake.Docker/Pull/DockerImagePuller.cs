using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs <c>docker pull</c>.</summary>
internal sealed class DockerImagePuller(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerOperandTool<DockerImagePullSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(DockerImagePullSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("pull")
            .AppendOption("platform", settings.Platform);
}
