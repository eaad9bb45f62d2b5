using Cake.Core.IO;
using Path = Cake.Core.IO.Path;

namespace Cake.Testing;

/// <summary>A directory of a <see cref="FakeFileSystem"/>, which need not exist.</summary>
public sealed class FakeDirectory : IDirectory
{
    private readonly FakeFileSystemTree _tree;

    internal FakeDirectory(FakeFileSystemTree tree, DirectoryPath path)
    {
        _tree = tree;
        Path = path;
    }

    /// <inheritdoc/>
    public DirectoryPath Path { get; }

    /// <inheritdoc/>
    public bool Exists => _tree.Exists(Path);

    /// <inheritdoc/>
    public bool Hidden => false;

    Path IFileSystemInfo.Path => Path;

    /// <summary>Creates the directory and those above it.</summary>
    public void Create() => _tree.Create(Path);

    /// <inheritdoc/>
    public void Move(DirectoryPath destination) => _tree.Move(Path, destination);

    /// <inheritdoc/>
    /// <exception cref="IOException">The directory is not empty, and <paramref name="recursive"/> is false.</exception>
    public void Delete(bool recursive) => _tree.Delete(Path, recursive);

    /// <inheritdoc/>
    public IEnumerable<IDirectory> GetDirectories(string filter, SearchScope scope) =>
        _tree.Directories(Path, filter, scope).Select(path => new FakeDirectory(_tree, path));

    /// <inheritdoc/>
    public IEnumerable<IFile> GetFiles(string filter, SearchScope scope) =>
        _tree.Files(Path, filter, scope).Select(path => new FakeFile(_tree, path));
}
