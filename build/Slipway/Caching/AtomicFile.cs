using Cake.Core.IO;

namespace Slipway.Caching;

/// <summary>Writes files so that a reader sees the old content or the new, never a part: beside the target first, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file, making its folder when it is missing.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static void Write(IFileSystem fileSystem, FilePath path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        var folder = fileSystem.GetDirectory(path.GetDirectory());
        if (!folder.Exists)
        {
            folder.Create();
        }

        var temporary = fileSystem.GetFile(path.GetDirectory().CombineWithFilePath($".{path.GetFilename()}.{Guid.NewGuid():N}"));
        try
        {
            using (var stream = temporary.OpenWrite())
            {
                write(stream);
            }

            Replace(fileSystem, temporary, path);
        }
        catch
        {
            if (fileSystem.GetFile(temporary.Path).Exists)
            {
                temporary.Delete();
            }

            throw;
        }
    }

    // Cake's Move fails on an existing target, and deleting first would leave a moment without any file.
    private static void Replace(IFileSystem fileSystem, IFile temporary, FilePath path)
    {
        var target = fileSystem.GetFile(path);
        if (!target.Exists)
        {
            temporary.Move(path);
        }
        else if (File.Exists(path.FullPath))
        {
            File.Move(temporary.Path.FullPath, path.FullPath, overwrite: true);
        }
        else
        {
            target.Delete();
            temporary.Move(path);
        }
    }
}
