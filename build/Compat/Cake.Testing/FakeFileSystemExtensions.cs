using Cake.Core.IO;

namespace Cake.Testing;

/// <summary>What tests do with a <see cref="FakeFileSystem"/>.</summary>
public static class FakeFileSystemExtensions
{
    /// <summary>Creates an empty file, and its directory, unless it exists.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The path of the file.</param>
    public static FakeFile CreateFile(this FakeFileSystem fileSystem, FilePath path) => CreateFile(fileSystem, path, []);

    /// <summary>Creates a file, and its directory, unless it exists.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="contentsBytes">Its content.</param>
    public static FakeFile CreateFile(this FakeFileSystem fileSystem, FilePath path, byte[] contentsBytes)
    {
        var file = fileSystem.GetFile(path);
        if (!file.Exists)
        {
            fileSystem.CreateDirectory(path.GetDirectory());
            using var stream = file.OpenWrite();
            stream.Write(contentsBytes);
        }

        return file;
    }

    /// <summary>Creates a directory, and those above it, unless it exists.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The path of the directory.</param>
    public static FakeDirectory CreateDirectory(this FakeFileSystem fileSystem, DirectoryPath path)
    {
        var directory = fileSystem.GetDirectory(path);
        directory.Create();
        return directory;
    }
}
