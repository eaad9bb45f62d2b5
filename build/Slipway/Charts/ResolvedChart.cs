using Slipway.Caching;
using Slipway.Model;

namespace Slipway.Charts;

/// <summary>A chart together with the charts of the same repository that it depends on.</summary>
public sealed class ResolvedChart
{
    private readonly string _baseKey;

    internal ResolvedChart(Chart chart, IReadOnlyList<ResolvedChart> dependencies, IReadOnlyList<Finding> findings)
    {
        Chart = chart;
        Dependencies = dependencies;
        Findings = findings;
        OwnFiles = [.. chart.Files.Where(file => !dependencies.Any(dependency => IsVendored(file.Path, dependency.Chart.Name)))];
        var overlays = chart.ValueSets.Select(set => set.File).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _baseKey = KeyOf(OwnFiles.Where(file => !overlays.Contains(file.Path)), dependencies);
        Key = KeyOf(OwnFiles, dependencies);
    }

    /// <summary>The chart.</summary>
    public Chart Chart { get; }

    /// <summary>The charts that it takes from folders of the same repository (<c>file://</c>), resolved themselves.</summary>
    public IReadOnlyList<ResolvedChart> Dependencies { get; }

    /// <summary><see cref="Dependencies"/>, theirs, and so on; each once.</summary>
    public IEnumerable<ResolvedChart> AllDependencies =>
        Dependencies.Concat(Dependencies.SelectMany(dependency => dependency.AllDependencies)).DistinctBy(dependency => dependency.Chart.Directory.FullPath);

    /// <summary>Dependencies that are not at hand. Such a chart is not rendered.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The chart's files without those that an earlier <c>helm dependency build</c> left of <see cref="Dependencies"/>.</summary>
    public IReadOnlyList<ChartFile> OwnFiles { get; }

    /// <summary>Hash of everything that the chart is made of, its dependencies included.</summary>
    public string Key { get; }

    /// <summary>Hash of everything that decides what the chart renders to under one value set; the files of the other sets are not part of it.</summary>
    /// <param name="set">A value set of the chart.</param>
    public string KeyFor(ValueSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        using var hash = new ContentHash();
        hash.Add(_baseKey).Add(set.Name).Add(set.File);
        if (set.File is not null)
        {
            hash.Add(Chart.File(set.File)!.Content);
        }

        return hash.ToHex();
    }

    private static bool IsVendored(string path, string dependency) =>
        path.StartsWith($"charts/{dependency}/", StringComparison.Ordinal)
        || (path.StartsWith($"charts/{dependency}-", StringComparison.Ordinal) && path.EndsWith(".tgz", StringComparison.Ordinal));

    private static string KeyOf(IEnumerable<ChartFile> files, IReadOnlyList<ResolvedChart> dependencies)
    {
        using var hash = new ContentHash();
        foreach (var file in files)
        {
            hash.Add(file.Path).Add(file.Content);
        }

        foreach (var dependency in dependencies)
        {
            hash.Add(dependency.Chart.Name).Add(dependency.Key);
        }

        return hash.ToHex();
    }
}
