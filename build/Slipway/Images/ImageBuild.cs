using Cake.Core.IO;

namespace Slipway.Images;

/// <summary>An image to build.</summary>
/// <param name="Name">What it is to be called.</param>
/// <param name="Dockerfile">The Dockerfile.</param>
/// <param name="Folder">The folder whose files it copies.</param>
public sealed record ImageBuild(ImageName Name, FilePath Dockerfile, DirectoryPath Folder)
{
    /// <summary>Build arguments, by name.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels, by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
