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
    : DockerOperandTool<DockerImagePushSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(DockerImagePushSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("push")
            .AppendOption("all-tags", settings.AllTags ? true : null);
}
