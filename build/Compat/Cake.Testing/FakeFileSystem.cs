using Cake.Core;
using Cake.Core.IO;

namespace Cake.Testing;

/// <summary>
/// A file system in memory. Relative paths start at the environment's working directory; case matters where the
/// environment's platform is Unix. Safe to use from several threads.
/// </summary>
/// <param name="environment">The environment; its working directory must be absolute.</param>
public sealed class FakeFileSystem(ICakeEnvironment environment) : IFileSystem
{
    private readonly FakeFileSystemTree _tree = new(environment);

    /// <summary>Gets a file, which need not exist.</summary>
    /// <param name="path">Its path.</param>
    public FakeFile GetFile(FilePath path) => new(_tree, path);

    /// <summary>Gets a directory, which need not exist.</summary>
    /// <param name="path">Its path.</param>
    public FakeDirectory GetDirectory(DirectoryPath path) => new(_tree, path);

    IFile IFileSystem.GetFile(FilePath path) => GetFile(path);

    IDirectory IFileSystem.GetDirectory(DirectoryPath path) => GetDirectory(path);
}
