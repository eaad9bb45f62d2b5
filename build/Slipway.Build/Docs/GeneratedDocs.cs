using System.Text;
using Cake.Core.IO;
using Slipway.Build.Arguments;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Docs;

namespace Slipway.Build.Docs;

/// <summary>The parts of the documentation that are generated from code and charts.</summary>
/// <param name="fileSystem">The file system.</param>
public sealed class GeneratedDocs(IFileSystem fileSystem)
{
    /// <summary>Brings everything in step.</summary>
    /// <param name="folders">The repository.</param>
    /// <param name="targets">The targets.</param>
    /// <returns>The files that changed.</returns>
    public IReadOnlyList<FilePath> Update(Folders folders, TargetCatalog targets)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return [.. UpdateCharts(folders.Charts), .. RulePages.Write(fileSystem, folders.Docs.Combine("rules")), .. UpdateReadme(folders.Root, targets)];
    }

    private IEnumerable<FilePath> UpdateCharts(DirectoryPath charts)
    {
        foreach (var chart in fileSystem.GetDirectory(charts).GetDirectories("*", SearchScope.Current))
        {
            var values = fileSystem.GetFile(chart.Path.CombineWithFilePath(ValueSet.DefaultsFile));
            var readme = chart.Path.CombineWithFilePath("README.md");
            if (values.Exists && Change(readme, text => ValuesTable.HasMarkers(text) ? ValuesTable.Update(text, Read(values.Path)) : text))
            {
                yield return readme;
            }
        }
    }

    private IEnumerable<FilePath> UpdateReadme(DirectoryPath root, TargetCatalog targets)
    {
        var readme = root.CombineWithFilePath("README.md");
        if (Change(readme, text => TargetsTable.Update(text, targets)))
        {
            yield return readme;
        }
    }

    private bool Change(FilePath path, Func<string, string> update)
    {
        if (!fileSystem.GetFile(path).Exists)
        {
            return false;
        }

        var before = Read(path);
        var after = update(before);
        if (before != after)
        {
            AtomicFile.Write(fileSystem, path, stream => stream.Write(Encoding.UTF8.GetBytes(after)));
        }

        return before != after;
    }

    private string Read(FilePath path) => Encoding.UTF8.GetString(fileSystem.GetFile(path).ReadAllBytes());
}
