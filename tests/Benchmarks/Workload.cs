using System.Diagnostics;

namespace Benchmarks;

/// <summary>A folder of charts to measure with: copies of this repository's, five value sets each, dependencies in place for plain helm.</summary>
internal sealed class Workload : IDisposable
{
    private static readonly string[] Originals = ["task-system", "jobqueue"];
    private static readonly string[] Libraries = ["common", "postgresql"];

    private readonly string _root;
    private readonly List<string> _charts = [];

    public Workload(string repository, int count)
    {
        _root = Directory.CreateTempSubdirectory("slipway-benchmark-").FullName;
        foreach (var library in Libraries)
        {
            Copy(Path.Combine(repository, "charts", library), Path.Combine(_root, library));
        }

        Build(Path.Combine(_root, "postgresql"));
        for (var index = 0; index < count; index++)
        {
            var original = Originals[index % Originals.Length];
            var name = $"{original}-{index:000}";
            var chart = Path.Combine(_root, "charts", name);
            Copy(Path.Combine(repository, "charts", original), chart);
            Adapt(chart, original, name);
            _charts.Add(chart);
        }
    }

    /// <summary>The charts.</summary>
    public IReadOnlyList<string> Charts => _charts;

    /// <summary>The folder of the charts.</summary>
    public string Folder => Path.Combine(_root, "charts");

    /// <summary>Changes one value file of one chart, never twice to the same content.</summary>
    public void ChangeOneValueFile() =>
        File.AppendAllText(Path.Combine(_charts[0], "values-dev.yaml"), $"# {Guid.NewGuid()}\n");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Adapt(string chart, string original, string name)
    {
        // Five value sets: the defaults and the four environments.
        Directory.Delete(Path.Combine(chart, "ci"), recursive: true);
        foreach (var file in new[] { "Chart.yaml", "Chart.lock" })
        {
            var path = Path.Combine(chart, file);
            File.WriteAllText(path, File.ReadAllText(path).Replace($"name: {original}\n", $"name: {name}\n", StringComparison.Ordinal).Replace("file://../", "file://../../", StringComparison.Ordinal));
        }

        File.Delete(Path.Combine(chart, "Chart.lock"));
        Build(chart);
    }

    private static void Build(string chart)
    {
        using var helm = Process.Start(new ProcessStartInfo("helm", ["dependency", "update", chart]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        helm.StandardOutput.ReadToEnd();
        helm.WaitForExit();
        if (helm.ExitCode != 0)
        {
            throw new InvalidOperationException($"Preparing {chart}: {helm.StandardError.ReadToEnd()}");
        }
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (!relative.StartsWith("charts" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                var path = Path.Combine(target, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Copy(file, path);
            }
        }
    }
}
