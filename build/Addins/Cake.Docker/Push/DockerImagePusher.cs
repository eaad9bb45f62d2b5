using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs <c>docker push</c>.</summary>
internal sealed class DockerImagePusher(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerTool<DockerImagePushSettings>(fileSystem, environment, processRunner, tools)
{
    public void Run(DockerImagePushSettings settings, string imageReference)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(imageReference);
        Run(settings, GetArguments(settings, imageReference));
    }

    private static ProcessArgumentBuilder GetArguments(DockerImagePushSettings settings, string imageReference) =>
        new ProcessArgumentBuilder()
            .Append("push")
            .AppendOption("all-tags", settings.AllTags ? true : null)
            .AppendArgument(imageReference);
}
