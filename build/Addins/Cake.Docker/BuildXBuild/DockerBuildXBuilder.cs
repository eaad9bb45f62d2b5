using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs <c>docker buildx build</c>.</summary>
internal sealed class DockerBuildXBuilder(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : DockerOperandTool<DockerBuildXBuildSettings>(fileSystem, environment, processRunner, tools)
{
    protected override ProcessArgumentBuilder GetArguments(DockerBuildXBuildSettings settings) =>
        new ProcessArgumentBuilder()
            .Append("buildx")
            .Append("build")
            .AppendOption("add-host", settings.AddHost)
            .AppendOption("build-arg", settings.BuildArg)
            .AppendOption("builder", settings.Builder)
            .AppendOption("cache-from", settings.CacheFrom)
            .AppendOption("cache-to", settings.CacheTo)
            .AppendOption("file", settings.File)
            .AppendOption("label", settings.Label)
            .AppendOption("load", settings.Load ? true : null)
            .AppendOption("metadata-file", settings.MetadataFile)
            .AppendOption("network", settings.Network)
            .AppendOption("no-cache", settings.NoCache ? true : null)
            .AppendOption("output", settings.Output)
            .AppendOption("platform", settings.Platform)
            .AppendOption("progress", settings.Progress)
            .AppendOption("pull", settings.Pull ? true : null)
            .AppendOption("push", settings.Push ? true : null)
            .AppendOption("quiet", settings.Quiet ? true : null)
            .AppendOption("tag", settings.Tag)
            .AppendOption("target", settings.Target);
}
