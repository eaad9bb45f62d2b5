using System.IO.Enumeration;
using Cake.Core;
using Cake.Core.IO;
using Path = Cake.Core.IO.Path;

namespace Cake.Testing;

/// <summary>What exists in a <see cref="FakeFileSystem"/>: files and directories are handles into this.</summary>
internal sealed class FakeFileSystemTree
{
    private static readonly DirectoryPath Root = new("/");
    private readonly Lock _lock = new();
    private readonly ICakeEnvironment _environment;
    private readonly PathComparer _comparer;
    private readonly Dictionary<Path, FakeFileNode> _files;
    private readonly HashSet<Path> _directories;

    public FakeFileSystemTree(ICakeEnvironment environment)
    {
        _environment = environment;
        _comparer = new PathComparer(environment.Platform.IsUnix());
        _files = new Dictionary<Path, FakeFileNode>(_comparer);
        _directories = new HashSet<Path>(_comparer) { Root };
    }

    public FakeFileNode? Find(FilePath path)
    {
        lock (_lock)
        {
            return _files.GetValueOrDefault(Absolute(path));
        }
    }

    public bool Exists(DirectoryPath path)
    {
        lock (_lock)
        {
            return _directories.Contains(Absolute(path));
        }
    }

    public void Create(DirectoryPath path)
    {
        lock (_lock)
        {
            for (var current = Absolute(path); _directories.Add(current) && current.GetParent() is { } parent;)
            {
                current = parent;
            }
        }
    }

    public FakeFileNode Create(FilePath path)
    {
        lock (_lock)
        {
            EnsureExists(Absolute(path).GetDirectory());
            return _files[Absolute(path)] = new FakeFileNode();
        }
    }

    public void Delete(FilePath path)
    {
        lock (_lock)
        {
            if (!_files.Remove(Absolute(path)))
            {
                throw NotFound(path);
            }
        }
    }

    public void Delete(DirectoryPath path, bool recursive)
    {
        lock (_lock)
        {
            EnsureExists(path);
            var files = Below(_files.Keys, path, SearchScope.Recursive);
            var directories = Below(_directories, path, SearchScope.Recursive);
            if (!recursive && files.Count + directories.Count > 0)
            {
                throw new IOException($"Directory not empty: '{path.FullPath}'.");
            }

            files.ForEach(file => _files.Remove(file));
            directories.ForEach(directory => _directories.Remove(directory));
            _directories.Remove(Absolute(path));
        }
    }

    public void Copy(FilePath source, FilePath destination, bool overwrite)
    {
        lock (_lock)
        {
            var node = Find(source) ?? throw NotFound(source);
            EnsureExists(Absolute(destination).GetDirectory());
            if (!overwrite && _files.ContainsKey(Absolute(destination)))
            {
                throw new IOException($"The file '{destination.FullPath}' already exists.");
            }

            _files[Absolute(destination)] = node.Copy();
        }
    }

    public void Move(FilePath source, FilePath destination)
    {
        lock (_lock)
        {
            Copy(source, destination, overwrite: false);
            Delete(source);
        }
    }

    public void Move(DirectoryPath source, DirectoryPath destination)
    {
        lock (_lock)
        {
            var from = Absolute(source);
            var to = Absolute(destination);
            EnsureExists(from);
            EnsureExists(to.GetParent() ?? Root);
            if (Exists(to))
            {
                throw new IOException($"The directory '{destination.FullPath}' already exists.");
            }

            Create(to);
            Below(_directories, from, SearchScope.Recursive).ForEach(path => Create(to.Combine(from.GetRelativePath((DirectoryPath)path))));
            Below(_files.Keys, from, SearchScope.Recursive)
                .ForEach(path => Move((FilePath)path, to.CombineWithFilePath(from.GetRelativePath((FilePath)path))));
            Delete(from, recursive: true);
        }
    }

    public IReadOnlyList<FilePath> Files(DirectoryPath path, string filter, SearchScope scope)
    {
        lock (_lock)
        {
            EnsureExists(path);
            return [.. Below(_files.Keys, path, scope).Cast<FilePath>().Where(file => Matches(filter, file.GetFilename().FullPath))];
        }
    }

    public IReadOnlyList<DirectoryPath> Directories(DirectoryPath path, string filter, SearchScope scope)
    {
        lock (_lock)
        {
            EnsureExists(path);
            return [.. Below(_directories, path, scope).Cast<DirectoryPath>().Where(child => Matches(filter, child.GetDirectoryName()))];
        }
    }

    private List<Path> Below(IEnumerable<Path> paths, DirectoryPath directory, SearchScope scope)
    {
        var parent = Absolute(directory);
        return [.. paths.Where(path => IsBelow(path, parent, scope)).OrderBy(path => path.FullPath, StringComparer.Ordinal)];
    }

    private bool IsBelow(Path path, DirectoryPath directory, SearchScope scope)
    {
        for (var parent = Parent(path); parent is not null; parent = scope == SearchScope.Recursive ? Parent(parent) : null)
        {
            if (_comparer.Equals(parent, directory))
            {
                return true;
            }
        }

        return false;
    }

    private static DirectoryPath? Parent(Path path) => path is FilePath file ? file.GetDirectory() : ((DirectoryPath)path).GetParent();

    private bool Matches(string filter, string name) =>
        FileSystemName.MatchesWin32Expression(FileSystemName.TranslateWin32Expression(filter), name, !_comparer.IsCaseSensitive);

    private void EnsureExists(DirectoryPath path)
    {
        if (!Exists(path))
        {
            throw new DirectoryNotFoundException($"Could not find a part of the path '{path.FullPath}'.");
        }
    }

    private FilePath Absolute(FilePath path) => path.MakeAbsolute(_environment).Collapse();

    private DirectoryPath Absolute(DirectoryPath path) => path.MakeAbsolute(_environment).Collapse();

    private static FileNotFoundException NotFound(FilePath path) => new($"Could not find file '{path.FullPath}'.", path.FullPath);
}
