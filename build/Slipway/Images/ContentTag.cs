using Cake.Core.IO;
using Slipway.Caching;

namespace Slipway.Images;

/// <summary>Tags that are made of content alone: neither time nor machine nor the repository's own place is in them.</summary>
internal static class ContentTag
{
    /// <summary>Length of a tag: 48 bits, enough to tell apart all that one repository ever builds.</summary>
    private const int Length = 12;

    /// <summary>The tag of files and of what else an image depends on.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="root">What the files' paths are relative to.</param>
    /// <param name="files">The files, absolute, in any order; they count as they are, line endings included.</param>
    /// <param name="others">What else it depends on.</param>
    public static string Of(IFileSystem fileSystem, DirectoryPath root, IEnumerable<FilePath> files, params ReadOnlySpan<string> others)
    {
        using var hash = new ContentHash();
        foreach (var other in others)
        {
            hash.Add(other);
        }

        var named = files.Select(file => (File: file, Name: root.GetRelativePath(file).FullPath)).DistinctBy(pair => pair.Name).OrderBy(pair => pair.Name, StringComparer.Ordinal);
        foreach (var (file, name) in named)
        {
            hash.Add(name).Add(fileSystem.GetFile(file).ReadAllBytes());
        }

        return hash.ToHex()[..Length];
    }
}
