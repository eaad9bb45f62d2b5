using Cake.Core.IO;

namespace Slipway.Wording;

/// <summary>Names files and folders the way people do.</summary>
public static class PathWording
{
    /// <summary>A path as seen from a folder, with forward slashes; in full where the two have nothing in common but the root, and Cake knows no relative path.</summary>
    /// <param name="path">A file or a folder, absolute.</param>
    /// <param name="folder">The folder, absolute.</param>
    public static string SeenFrom(this Cake.Core.IO.Path path, DirectoryPath folder)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folder);
        var isNear = path.Segments.Length > 0 && folder.Segments.Length > 0 && path.Segments[0] == folder.Segments[0];
        return isNear ? System.IO.Path.GetRelativePath(folder.FullPath, path.FullPath).Replace('\\', '/') : path.FullPath;
    }
}
