using Cake.Core;
using Cake.Core.IO;
using Slipway.Charts;
using Slipway.Wording;

namespace Slipway.Manifests;

/// <summary>A file of manifests.</summary>
/// <param name="Name">The file as users write it, from the working directory on, with forward slashes; <c>-</c> for standard input.</param>
/// <param name="Path">The file, absolute; null for standard input.</param>
public sealed record ManifestFile(string Name, FilePath? Path);

/// <summary>Finds files of manifests: single files, all of a folder, those that a pattern matches, or standard input.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="globber">Expands patterns.</param>
/// <param name="links">Where symbolic links lead; a folder is entered once.</param>
/// <param name="environment">Cake's environment; what is relative is so to its working directory.</param>
public sealed class ManifestFiles(IFileSystem fileSystem, IGlobber globber, ISymbolicLinks links, ICakeEnvironment environment)
{
    /// <summary>How standard input is written.</summary>
    public const string StandardInput = "-";

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The files that are meant, each once, in the order in which they were named and within that of their paths.</summary>
    /// <param name="sources">Files, folders, patterns or <c>-</c>. Of a folder, all .yaml, .yml and .json files in it and below; hidden ones are left out.</param>
    /// <exception cref="CakeException">There is no such file, or none in the folder.</exception>
    public IReadOnlyList<ManifestFile> Find(IReadOnlyList<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return [.. sources.SelectMany(Find).DistinctBy(file => file.Name, StringComparer.Ordinal)];
    }

    private IEnumerable<ManifestFile> Find(string source)
    {
        if (source == StandardInput)
        {
            return [new ManifestFile(StandardInput, null)];
        }

        var path = new FilePath(source).MakeAbsolute(environment).Collapse();
        if (fileSystem.GetFile(path).Exists)
        {
            return [Make(path)];
        }

        var folder = new DirectoryPath(path.FullPath);
        if (fileSystem.GetDirectory(folder).Exists)
        {
            return InFolder(folder, source);
        }

        return source.AsSpan().ContainsAny("*?[{")
            ? Matching(path, source)
            : throw new CakeException($"Finding manifests: there is no file or folder '{source}'. Give --manifests= a file, a folder, a pattern such as 'out/*.yaml', or - for standard input.");
    }

    private ManifestFile[] InFolder(DirectoryPath folder, string source)
    {
        var files = new List<FilePath>();
        Collect(fileSystem.GetDirectory(folder), files, new HashSet<string>(StringComparer.Ordinal));
        return files.Count > 0
            ? [.. files.OrderBy(file => file.FullPath, StringComparer.Ordinal).Select(Make)]
            : throw new CakeException($"Finding manifests: there is no .yaml, .yml or .json file in '{source}'.");
    }

    private void Collect(IDirectory folder, List<FilePath> files, HashSet<string> visited)
    {
        if (links.FinalTarget(folder.Path) is not { } target || !visited.Add(target))
        {
            return;
        }

        files.AddRange(folder.GetFiles("*", SearchScope.Current).Select(file => file.Path).Where(IsManifest));
        foreach (var child in folder.GetDirectories("*", SearchScope.Current).Where(child => !child.Path.GetDirectoryName().StartsWith('.')))
        {
            Collect(child, files, visited);
        }
    }

    private ManifestFile[] Matching(FilePath pattern, string source)
    {
        FilePath[] files = [.. globber.Match(pattern.FullPath).OfType<FilePath>().OrderBy(file => file.FullPath, StringComparer.Ordinal)];
        return files.Length > 0 ? [.. files.Select(Make)] : throw new CakeException($"Finding manifests: no file matches '{source}'.");
    }

    private static bool IsManifest(FilePath file)
    {
        var name = file.GetFilename().FullPath;
        return !name.StartsWith('.') && Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    private ManifestFile Make(FilePath path) => new(path.SeenFrom(environment.WorkingDirectory), path);
}
