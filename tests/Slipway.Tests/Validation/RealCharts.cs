using Cake.Core.IO;
using Slipway.Charts;
using Slipway.Docs;

namespace Slipway.Tests.Validation;

/// <summary>The charts of this repository.</summary>
internal static class RealCharts
{
    /// <summary>The folders of charts, by name.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(System.IO.Path.Combine(Repository.Root, "charts"))
        .Where(folder => File.Exists(System.IO.Path.Combine(folder, ChartMetadata.FileName)))
        .Select(folder => System.IO.Path.GetFileName(folder))
        .Order(StringComparer.Ordinal);

    public static Chart Read(string name) => new ChartReader(new FileSystem(), new SymbolicLinks()).Read(new DirectoryPath(System.IO.Path.Combine(Repository.Root, "charts", name)));

    public static void UpdateReadme(string name)
    {
        var folder = System.IO.Path.Combine(Repository.Root, "charts", name);
        var readme = System.IO.Path.Combine(folder, "README.md");
        if (File.Exists(readme))
        {
            File.WriteAllText(readme, ValuesTable.Update(File.ReadAllText(readme), File.ReadAllText(System.IO.Path.Combine(folder, "values.yaml"))));
        }
    }
}
