using Cake.Core;
using Cake.Core.IO;
using Slipway.Model;

namespace Slipway.Images;

/// <summary>Says what an image is made of, in 12 hexadecimal digits: same content, same tag, on any machine.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="folders">Where images come from.</param>
public sealed class ImageContent(IFileSystem fileSystem, ImageFolders folders)
{
    private readonly ProjectFiles _projects = new(fileSystem, folders.Root);

    /// <summary>
    /// The tag of a service's image: the hash of its sources and those it references, lock files, MSBuild's shared files, global.json, the Dockerfile, and the
    /// digest of the base image.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="baseDigest">Digest of the base image.</param>
    /// <exception cref="CakeException">A project is missing or cannot be read.</exception>
    public string TagOf(ImageDefinition image, string baseDigest)
    {
        ArgumentNullException.ThrowIfNull(image);
        var files = _projects.Of(folders.Root.Combine(image.Project));
        return ContentTag.Of(fileSystem, folders.Root, files.Append(folders.Dockerfile), image.Name, baseDigest);
    }

    /// <summary>The tag of what builds an equivalent of a public image.</summary>
    /// <param name="mirror">The public image.</param>
    /// <exception cref="CakeException">There is nothing that builds it.</exception>
    public string TagOf(MirrorDefinition mirror)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        var folder = fileSystem.GetDirectory(folders.LocalBuilds.Combine(mirror.LocalBuild));
        if (!folder.Exists)
        {
            throw new CakeException($"Building an equivalent of {mirror.Reference}: there is no folder {folders.Root.GetRelativePath(folder.Path)}.");
        }

        // All of them start from the same base, and are made by the same scripts.
        var shared = fileSystem.GetDirectory(folders.LocalBuilds).GetFiles("*", SearchScope.Current)
            .Concat(fileSystem.GetDirectory(folders.LocalBuilds.Combine("debian-base")) is { Exists: true } start ? start.GetFiles("*", SearchScope.Recursive) : [])
            .Where(file => file.Path.GetExtension() != ".md");
        var files = folder.GetFiles("*", SearchScope.Recursive).Concat(shared).Select(file => file.Path);
        return ContentTag.Of(fileSystem, folders.LocalBuilds, files, mirror.Reference);
    }
}
