using Cake.Core.IO;

namespace Charts.Tests.Infrastructure;

internal static class Folders
{
    /// <summary>Copies a folder with everything in it; what was written when is not copied along.</summary>
    public static void Copy(DirectoryPath source, DirectoryPath target)
    {
        foreach (var file in Directory.EnumerateFiles(source.FullPath, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(target.FullPath, System.IO.Path.GetRelativePath(source.FullPath, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }
    }
}
