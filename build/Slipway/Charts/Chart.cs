using Cake.Core.IO;
using Slipway.Manifests;
using Slipway.Model;

namespace Slipway.Charts;

/// <summary>A chart as it lies on disk, read once.</summary>
public sealed class Chart
{
    private readonly Dictionary<string, ChartFile> _byPath;
    private readonly Dictionary<string, YamlDocument> _documents = new(StringComparer.Ordinal);

    internal Chart(DirectoryPath directory, IReadOnlyList<ChartFile> files, IReadOnlyList<Finding> problems)
    {
        Directory = directory;
        Files = files;
        Problems = problems;
        _byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        Metadata = Document(ChartMetadata.FileName)?.Root is { } root ? new ChartMetadata(root) : null;
        Name = Metadata is { Name.Length: > 0 } metadata ? metadata.Name : directory.GetDirectoryName();
        ValueSets = ValueSet.Among(files.Select(file => file.Path));
    }

    /// <summary>The chart's folder.</summary>
    public DirectoryPath Directory { get; }

    /// <summary>Name of the chart; of its folder, when the chart does not say.</summary>
    public string Name { get; }

    /// <summary>What <c>Chart.yaml</c> says, or null when it cannot be read.</summary>
    public ChartMetadata? Metadata { get; }

    /// <summary>Whether the chart has helpers only.</summary>
    public bool IsLibrary => Metadata?.IsLibrary ?? false;

    /// <summary>The chart's files, by path; those below its own <c>charts/</c> too.</summary>
    public IReadOnlyList<ChartFile> Files { get; }

    /// <summary>The value sets; the defaults first.</summary>
    public IReadOnlyList<ValueSet> ValueSets { get; }

    /// <summary>What was wrong while the folder was read: loops of links, files that could not be opened.</summary>
    public IReadOnlyList<Finding> Problems { get; }

    /// <summary>The file at a path, or null when there is none.</summary>
    /// <param name="path">Path below the chart's folder.</param>
    public ChartFile? File(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The YAML file at a path, read once; null when there is none or it is no text.</summary>
    /// <param name="path">Path below the chart's folder.</param>
    public YamlDocument? Document(string path)
    {
        if (File(path)?.Text is not { } text)
        {
            return null;
        }

        lock (_documents)
        {
            if (!_documents.TryGetValue(path, out var document))
            {
                document = YamlReader.Read(text);
                _documents.Add(path, document);
            }

            return document;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
