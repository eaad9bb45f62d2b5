using Cake.Core;
using Cake.Core.IO;

namespace Slipway.Charts;

/// <summary>Finds charts: folders with a <c>Chart.yaml</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="globber">Expands patterns.</param>
/// <param name="links">Where symbolic links lead.</param>
public sealed class ChartDiscovery(IFileSystem fileSystem, IGlobber globber, ISymbolicLinks links)
{
    // A folder that has one of these was meant to be a chart.
    private static readonly string[] SignsOfAChart = ["templates", "values.yaml"];

    /// <summary>The folders of all charts in a folder, or in the folders that a pattern matches; in the order of their paths.</summary>
    /// <param name="folderOrGlob">A chart, a folder of charts, or a pattern of either, absolute.</param>
    /// <exception cref="CakeException">There is no chart, or a folder was meant to be one and has no <c>Chart.yaml</c>.</exception>
    public IReadOnlyList<DirectoryPath> Find(string folderOrGlob)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folderOrGlob);
        var isPattern = folderOrGlob.AsSpan().ContainsAny("*?[{");
        DirectoryPath[] folders = isPattern
            ? [.. globber.Match(folderOrGlob).OfType<DirectoryPath>()]
            : [new DirectoryPath(folderOrGlob)];
        if (folders.Length == 0 || !folders.All(folder => fileSystem.GetDirectory(folder).Exists))
        {
            throw new CakeException($"Finding charts: {(isPattern ? "no folder matches" : "there is no folder")} '{folderOrGlob}'. Give --charts= a folder or a pattern such as 'charts/*'.");
        }

        var search = new Search(fileSystem, links);
        foreach (var folder in folders)
        {
            search.Visit(folder);
        }

        if (search.Charts.Count == 0)
        {
            var hint = search.Lookalikes.Count > 0 ? $" '{search.Lookalikes[0]}' looks like a chart, but has no Chart.yaml." : " A chart is a folder with a Chart.yaml.";
            throw new CakeException($"Finding charts: there is no chart in '{folderOrGlob}'.{hint}");
        }

        return [.. search.Charts.Concat(search.Lookalikes).DistinctBy(path => path.FullPath).OrderBy(path => path.FullPath, StringComparer.Ordinal)];
    }

    private sealed class Search(IFileSystem fileSystem, ISymbolicLinks links)
    {
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        public List<DirectoryPath> Charts { get; } = [];

        /// <summary>Folders that have what charts have, except for a Chart.yaml; they are read too, so that the missing file is reported beside the charts.</summary>
        public List<DirectoryPath> Lookalikes { get; } = [];

        public void Visit(DirectoryPath folder)
        {
            if (links.FinalTarget(folder) is not { } target || !_visited.Add(target))
            {
                return;
            }

            if (fileSystem.GetFile(folder.CombineWithFilePath(ChartMetadata.FileName)).Exists)
            {
                Charts.Add(folder);
                return;
            }

            if (SignsOfAChart.All(sign => fileSystem.GetFile(folder.CombineWithFilePath(sign)).Exists || fileSystem.GetDirectory(folder.Combine(sign)).Exists))
            {
                Lookalikes.Add(folder);
                return;
            }

            foreach (var child in fileSystem.GetDirectory(folder).GetDirectories("*", SearchScope.Current))
            {
                var name = child.Path.GetDirectoryName();
                if (!name.StartsWith('.') && name is not ("node_modules" or "bin" or "obj"))
                {
                    Visit(child.Path);
                }
            }
        }
    }
}
