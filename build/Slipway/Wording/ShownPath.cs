using Cake.Core.IO;
using Path = System.IO.Path;

namespace Slipway.Wording;

/// <summary>Paths as people read them.</summary>
public static class ShownPath
{
    /// <summary>A path seen from a folder: relative when it lies in it or beside it, absolute otherwise.</summary>
    /// <param name="from">The folder, absolute.</param>
    /// <param name="path">The path, absolute.</param>
    public static string Of(DirectoryPath from, string path)
    {
        ArgumentNullException.ThrowIfNull(from);
        var relative = Path.GetRelativePath(from.FullPath, path).Replace('\\', '/');
        return relative.StartsWith("../../", StringComparison.Ordinal) ? path : relative;
    }
}
