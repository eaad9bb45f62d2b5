using Cake.Core;
using Cake.Core.IO;
using Slipway.Charts;
using Slipway.Model;
using Slipway.Wording;

namespace Slipway.Reports.Sarif;

/// <summary>Names files as code scanning wants them: relative to the repository's root, and files that exist.</summary>
internal sealed class SarifPlaces
{
    /// <summary>What relative paths are relative to.</summary>
    public const string Root = "%SRCROOT%";

    private const string StandardInput = "-";

    private readonly IFileSystem _fileSystem;
    private readonly DirectoryPath _workingDirectory;
    private readonly DirectoryPath _root;

    public SarifPlaces(IFileSystem fileSystem, ICakeEnvironment environment)
    {
        _fileSystem = fileSystem;
        _workingDirectory = environment.WorkingDirectory;
        _root = RootAround(_workingDirectory);
    }

    /// <summary>The place of a finding; where it names none, or a file that is not there, the chart's <c>Chart.yaml</c>.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="finding">The finding.</param>
    public SarifPhysicalLocation Of(ChartReport chart, Finding finding)
    {
        if (chart.Documents is not null)
        {
            var name = finding.Location?.File ?? finding.Document?.File ?? StandardInput;
            var region = RegionOf(finding.Location) with { IsKnown = finding.Location?.Line is not null && name != StandardInput };
            return new SarifPhysicalLocation(name == StandardInput ? new SarifArtifact(name, Root) : Name(new FilePath(name).MakeAbsolute(_workingDirectory).Collapse()), region);
        }

        var directory = new DirectoryPath(chart.Directory.Length == 0 ? "." : chart.Directory).MakeAbsolute(_workingDirectory).Collapse();
        return finding.Location is { } location && Existing(directory, location.File) is { } file
            ? new SarifPhysicalLocation(Name(file), RegionOf(location))
            : new SarifPhysicalLocation(Name(directory.CombineWithFilePath(ChartMetadata.FileName)), RegionOf(null));
    }

    // A region needs a line.
    private static SarifRegion RegionOf(SourceLocation? location) => new(location?.Line ?? 1, location?.Column) { IsKnown = location?.Line is not null };

    // A dependency that lies beside the chart is rendered as if it lay in charts/.
    private FilePath? Existing(DirectoryPath chart, string file)
    {
        FilePath own = chart.CombineWithFilePath(file).Collapse();
        if (_fileSystem.GetFile(own).Exists)
        {
            return own;
        }

        var beside = file.Split('/', 3) is ["charts", var name, var rest] ? chart.GetParent()?.Combine(name).CombineWithFilePath(rest) : null;
        return beside is not null && _fileSystem.GetFile(beside).Exists ? beside : null;
    }

    private SarifArtifact Name(FilePath file)
    {
        var path = file.SeenFrom(_root);
        return path.StartsWith("../", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(path)
            ? new SarifArtifact(new Uri(file.FullPath).AbsoluteUri, null)
            : new SarifArtifact(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), Root);
    }

    // Of a second working tree .git is a file.
    private DirectoryPath RootAround(DirectoryPath start)
    {
        for (var folder = start; folder is not null && folder.FullPath.Length > 1; folder = folder.GetParent())
        {
            if (_fileSystem.GetDirectory(folder.Combine(".git")).Exists || _fileSystem.GetFile(folder.CombineWithFilePath(".git")).Exists)
            {
                return folder;
            }
        }

        return start;
    }
}
