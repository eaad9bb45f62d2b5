using Cake.Core.IO;
using Slipway.Model;

namespace Slipway.Charts;

/// <summary>Reads charts with everything of the same repository that they depend on. Each folder is read once.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="reader">Reads a chart.</param>
public sealed class ChartResolver(IFileSystem fileSystem, ChartReader reader)
{
    private readonly Dictionary<string, ResolvedChart> _resolved = new(StringComparer.Ordinal);
    private readonly Stack<string> _under = new();

    /// <summary>Reads a chart. What is wrong with it, or with a dependency, becomes a finding.</summary>
    /// <param name="directory">The chart's folder, absolute.</param>
    public ResolvedChart Resolve(DirectoryPath directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var path = directory.Collapse().FullPath;
        if (_resolved.TryGetValue(path, out var known))
        {
            return known;
        }

        _under.Push(path);
        var chart = reader.Read(directory.Collapse());
        var dependencies = new List<ResolvedChart>();
        var findings = new List<Finding>();
        foreach (var dependency in chart.Metadata?.Dependencies ?? [])
        {
            if (Problem(chart, dependency, dependencies) is { } problem)
            {
                findings.Add(DependencyRules.Resolvable.InFile(chart.Name, ChartMetadata.FileName, $"the dependency '{dependency.Name}' {problem}", dependency.Line));
            }
        }

        _under.Pop();
        var resolved = new ResolvedChart(chart, dependencies, findings);
        _resolved.Add(path, resolved);
        return resolved;
    }

    private string? Problem(Chart chart, ChartDependency dependency, List<ResolvedChart> dependencies)
    {
        if (dependency.LocalPath is null)
        {
            var isThere = chart.Files.Any(file =>
                file.Path == $"charts/{dependency.Name}/{ChartMetadata.FileName}"
                || (file.Path.StartsWith($"charts/{dependency.Name}-", StringComparison.Ordinal) && file.Path.EndsWith(".tgz", StringComparison.Ordinal)));
            return isThere ? null : $"({dependency.Version} from {(dependency.Repository.Length > 0 ? dependency.Repository : "charts/")}) is missing from charts/";
        }

        var folder = chart.Directory.Combine(dependency.LocalPath).Collapse();
        if (!fileSystem.GetFile(folder.CombineWithFilePath(ChartMetadata.FileName)).Exists)
        {
            return $"is not at {dependency.Repository}: there is no Chart.yaml";
        }

        if (_under.Contains(folder.FullPath))
        {
            return "depends on this chart itself: a loop";
        }

        var resolved = Resolve(folder);
        dependencies.Add(resolved);
        return Mismatch(dependency, resolved.Chart.Metadata) ?? (resolved.Findings.Count > 0 ? resolved.Findings[0].Message : null);
    }

    private static string? Mismatch(ChartDependency dependency, ChartMetadata? found)
    {
        if (found is null)
        {
            return $"has a Chart.yaml at {dependency.Repository} that cannot be read";
        }

        if (found.Name != dependency.Name)
        {
            return $"is called '{found.Name}' at {dependency.Repository}";
        }

        return VersionRange.TryParse(dependency.Version, out var range) && SemanticVersion.TryParse(found.Version, out var version) && !range.Includes(version)
            ? $"is asked for as {dependency.Version} and is {found.Version} at {dependency.Repository}"
            : null;
    }
}
