using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs <c>docker build</c>.</summary>
internal sealed class DockerImageBuilder(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerOperandTool<DockerImageBuildSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(DockerImageBuildSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("build")
            .AppendOption("add-host", settings.AddHost)
            .AppendOption("build-arg", settings.BuildArg)
            .AppendOption("cache-from", settings.CacheFrom)
            .AppendOption("file", settings.File)
            .AppendOption("label", settings.Label)
            .AppendOption("network", settings.Network)
            .AppendOption("no-cache", settings.NoCache)
            .AppendOption("platform", settings.Platform)
            .AppendOption("pull", settings.Pull)
            .AppendOption("quiet", settings.Quiet)
            .AppendOption("tag", settings.Tag)
            .AppendOption("target", settings.Target);
}
