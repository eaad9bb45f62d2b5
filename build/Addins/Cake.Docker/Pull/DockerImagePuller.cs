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
    : DockerTool<DockerImagePullSettings>(fileSystem, environment, processRunner, tools)
{
    public void Run(DockerImagePullSettings settings, string imageReference)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(imageReference);
        Run(settings, GetArguments(settings, imageReference));
    }

    private static ProcessArgumentBuilder GetArguments(DockerImagePullSettings settings, string imageReference) =>
        new ProcessArgumentBuilder()
            .Append("pull")
            .AppendOption("platform", settings.Platform)
            .AppendArgument(imageReference);
}
