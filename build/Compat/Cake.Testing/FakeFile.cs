using Cake.Core.IO;
using Path = Cake.Core.IO.Path;

namespace Cake.Testing;

/// <summary>A file of a <see cref="FakeFileSystem"/>, which need not exist.</summary>
public sealed class FakeFile : IFile
{
    private readonly FakeFileSystemTree _tree;

    internal FakeFile(FakeFileSystemTree tree, FilePath path)
    {
        _tree = tree;
        Path = path;
    }

    /// <inheritdoc/>
    public FilePath Path { get; }

    /// <inheritdoc/>
    public bool Exists => _tree.Find(Path) is not null;

    /// <inheritdoc/>
    public bool Hidden
    {
        get => _tree.Find(Path)?.Hidden ?? false;
        internal set => Node.Hidden = value;
    }

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public long Length => Node.Content.Length;

    /// <summary>The bytes of the file.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public byte[] Content => Node.Content;

    /// <inheritdoc/>
    public FileAttributes Attributes
    {
        get => Node.Attributes;
        set => Node.Attributes = value;
    }

    Path IFileSystemInfo.Path => Path;

    UnixFileMode? IFileSystemInfo.UnixFileMode => _tree.Find(Path)?.Mode;

    private FakeFileNode Node =>
        _tree.Find(Path) ?? throw new FileNotFoundException($"Could not find file '{Path.FullPath}'.", Path.FullPath);

    IFile IFile.SetUnixFileMode(UnixFileMode unixFileMode)
    {
        Node.Mode = unixFileMode;
        return this;
    }

    /// <inheritdoc/>
    public void Copy(FilePath destination, bool overwrite) => _tree.Copy(Path, destination, overwrite);

    /// <inheritdoc/>
    public void Move(FilePath destination) => _tree.Move(Path, destination);

    /// <inheritdoc/>
    public void Delete() => _tree.Delete(Path);

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">The file must exist for this mode, and does not.</exception>
    /// <exception cref="DirectoryNotFoundException">The file's directory does not exist.</exception>
    public Stream Open(FileMode fileMode, FileAccess fileAccess, FileShare fileShare)
    {
        if (fileMode == FileMode.CreateNew && Exists)
        {
            throw new IOException($"The file '{Path.FullPath}' already exists.");
        }

        var node = fileMode is FileMode.Open or FileMode.Truncate ? Node : _tree.Find(Path) ?? _tree.Create(Path);
        if (fileMode is FileMode.Create or FileMode.Truncate)
        {
            node.Content = [];
        }

        if (fileAccess == FileAccess.Read)
        {
            return new MemoryStream(node.Content, writable: false);
        }

        var stream = new FakeFileStream(node);
        stream.Position = fileMode == FileMode.Append ? stream.Length : 0;
        return stream;
    }
}
