using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs <c>docker tag</c>.</summary>
internal sealed class DockerImageTagger(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerTool<DockerImageTagSettings>(fileSystem, environment, processRunner, tools)
{
    public void Run(DockerImageTagSettings settings, string imageReference, string registryReference)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentException.ThrowIfNullOrWhiteSpace(imageReference);
        ArgumentException.ThrowIfNullOrWhiteSpace(registryReference);
        Run(settings, GetArguments(settings, imageReference, registryReference));
    }

    private static ProcessArgumentBuilder GetArguments(DockerImageTagSettings settings, string imageReference, string registryReference) =>
        new ProcessArgumentBuilder()
            .Append("tag")
            .AppendArgument(imageReference)
            .AppendArgument(registryReference);
}
