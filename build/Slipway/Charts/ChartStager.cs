using Cake.Core.IO;

namespace Slipway.Charts;

/// <summary>
/// Puts a chart and its <c>file://</c> dependencies together in a folder of its own, as <c>helm dependency build</c> would in the
/// chart's. Nothing is ever written into a chart, several runs do not meet, and a folder that is there is whole.
/// </summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="root">Where the staged charts lie.</param>
public sealed class ChartStager(IFileSystem fileSystem, DirectoryPath root)
{
    /// <summary>The folder that helm is given: the chart's own when it has no such dependencies.</summary>
    /// <param name="chart">The chart.</param>
    public DirectoryPath Stage(ResolvedChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Dependencies.Count == 0)
        {
            return chart.Chart.Directory;
        }

        // Helm wants the folder to be called like the chart when it packages it.
        var folder = root.Combine(chart.Key[..16]);
        var staged = folder.Combine(chart.Chart.Name);
        if (!fileSystem.GetDirectory(folder).Exists)
        {
            var temporary = root.Combine($".{chart.Key[..16]}.{Guid.NewGuid():N}");
            Copy(chart, temporary.Combine(chart.Chart.Name));
            try
            {
                fileSystem.GetDirectory(temporary).Move(folder);
            }
            catch (IOException) when (fileSystem.GetDirectory(folder).Exists)
            {
                // Another run was faster, with the same content.
                fileSystem.GetDirectory(temporary).Delete(recursive: true);
            }
        }

        return staged;
    }

    private void Copy(ResolvedChart chart, DirectoryPath target)
    {
        foreach (var file in chart.OwnFiles)
        {
            var path = target.CombineWithFilePath(file.Path);
            var folder = fileSystem.GetDirectory(path.GetDirectory());
            if (!folder.Exists)
            {
                folder.Create();
            }

            using var stream = fileSystem.GetFile(path).OpenWrite();
            stream.Write(file.Content);
        }

        foreach (var dependency in chart.Dependencies)
        {
            Copy(dependency, target.Combine("charts").Combine(dependency.Chart.Name));
        }
    }
}
