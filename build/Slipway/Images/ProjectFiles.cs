using System.Xml;
using System.Xml.Linq;
using Cake.Core;
using Cake.Core.IO;

namespace Slipway.Images;

/// <summary>The files that a .NET project is built from: its own, those of the projects it references, and what MSBuild reads for all of them.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="root">The repository.</param>
internal sealed class ProjectFiles(IFileSystem fileSystem, DirectoryPath root)
{
    private static readonly string[] SharedNames = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];
    private static readonly string[] OutputFolders = ["bin", "obj"];

    /// <summary>All files, absolute.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <exception cref="CakeException">A project is missing, cannot be read, or takes single files from outside its folder.</exception>
    public IReadOnlyCollection<FilePath> Of(DirectoryPath folder)
    {
        var files = new Dictionary<string, FilePath>(StringComparer.Ordinal);
        var projects = new Queue<FilePath>([ProjectIn(folder)]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (projects.TryDequeue(out var project))
        {
            if (!seen.Add(project.FullPath))
            {
                continue;
            }

            foreach (var file in Sources(project.GetDirectory()).Concat(Shared(project.GetDirectory())))
            {
                files[file.FullPath] = file;
            }

            foreach (var reference in References(project))
            {
                projects.Enqueue(reference);
            }
        }

        return files.Values;
    }

    private FilePath ProjectIn(DirectoryPath folder)
    {
        var directory = fileSystem.GetDirectory(folder);
        IFile[] projects = directory.Exists ? [.. directory.GetFiles("*.csproj", SearchScope.Current)] : [];
        return projects is [var project]
            ? project.Path
            : throw new CakeException($"Finding the sources of an image: {root.GetRelativePath(folder)} has {projects.Length} projects instead of one.");
    }

    private IEnumerable<FilePath> Sources(DirectoryPath folder) => fileSystem.GetDirectory(folder)
        .GetFiles("*", SearchScope.Recursive)
        .Select(file => file.Path)
        .Where(path => !folder.GetRelativePath(path).Segments.SkipLast(1).Any(OutputFolders.Contains));

    // MSBuild takes the nearest of each only, but those import the ones above them.
    private IEnumerable<FilePath> Shared(DirectoryPath folder)
    {
        for (var current = folder; current.FullPath.Length >= root.FullPath.Length; current = current.GetParent())
        {
            foreach (var name in SharedNames)
            {
                var path = current.CombineWithFilePath(name);
                if (fileSystem.Exist(path))
                {
                    yield return path;
                }
            }

            if (current.FullPath == root.FullPath)
            {
                yield break;
            }
        }
    }

    private IEnumerable<FilePath> References(FilePath project)
    {
        foreach (var element in Read(project).Descendants())
        {
            var include = element.Attribute("Include")?.Value.Replace('\\', '/') ?? "";
            if (element.Name.LocalName == "ProjectReference")
            {
                yield return project.GetDirectory().CombineWithFilePath(include).Collapse();
            }
            else if (include.StartsWith("../", StringComparison.Ordinal))
            {
                throw new CakeException(
                    $"Finding the sources of an image: {root.GetRelativePath(project)} takes '{include}' from outside its folder, which its image's tag would miss. Reference a project instead.");
            }
        }
    }

    private XDocument Read(FilePath project)
    {
        if (!fileSystem.Exist(project))
        {
            throw new CakeException($"Finding the sources of an image: the referenced project {root.GetRelativePath(project)} is missing.");
        }

        try
        {
            using var stream = fileSystem.GetFile(project).OpenRead();
            return XDocument.Load(stream);
        }
        catch (XmlException exception)
        {
            throw new CakeException($"Finding the sources of an image: {root.GetRelativePath(project)}:{exception.LineNumber}: {exception.Message}", exception);
        }
    }
}
