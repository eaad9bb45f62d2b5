using Cake.Core.IO;

namespace Slipway.Images;

/// <summary>Where images come from.</summary>
/// <param name="Root">The repository, absolute.</param>
public sealed record ImageFolders(DirectoryPath Root)
{
    /// <summary>The Dockerfile of every service.</summary>
    public FilePath Dockerfile => Root.CombineWithFilePath("src/Dockerfile");

    /// <summary>Where the services are published, a folder each: <c>src/Directory.Build.targets</c> says so too.</summary>
    public DirectoryPath Published => Root.Combine(".build/publish");

    /// <summary>The solution that names what is published.</summary>
    public FilePath PublishSolution => Root.CombineWithFilePath(".build/images/Publish.slnx");

    /// <summary>The Dockerfiles of equivalents of public images.</summary>
    public DirectoryPath LocalBuilds => Root.Combine("build/cluster/images");
}
