using System.Security.Cryptography;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Charts.Rendering;

namespace Slipway.Charts.Packaging;

/// <summary>A packaged chart.</summary>
/// <param name="Chart">Name of the chart.</param>
/// <param name="Version">Version of the chart.</param>
/// <param name="File">The archive.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Digest">Its SHA-256, as <c>sha256:</c> and 64 hexadecimal digits.</param>
public sealed record PackagedChart(string Chart, string Version, FilePath File, long Length, string Digest);

/// <summary>Packages charts, reproducibly: the same content gives the same bytes.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="helm">Runs helm.</param>
/// <param name="stager">Puts charts together with their dependencies.</param>
/// <param name="cacheRoot">Where archives are kept under the hash of their content.</param>
public sealed class ChartPackager(IFileSystem fileSystem, HelmCommands helm, ChartStager stager, DirectoryPath cacheRoot)
{
    /// <summary>Packages a chart into a folder.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="output">The folder.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm refused the chart, could not be run, was killed, or did not end in time.</exception>
    public PackagedChart Package(ResolvedChart chart, DirectoryPath output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(output);
        var metadata = chart.Chart.Metadata ?? throw new CakeException($"Packaging chart {chart.Chart.Name}: its Chart.yaml cannot be read. Run --target=Validate for the place.");
        using var hash = new ContentHash();
        var kept = cacheRoot.CombineWithFilePath(hash.Add(chart.Key).Add(helm.Version).ToHex() + ".tgz");
        if (!fileSystem.GetFile(kept).Exists)
        {
            Make(chart, kept, cancellationToken);
        }

        var content = fileSystem.GetFile(kept).ReadAllBytes();
        var target = output.CombineWithFilePath($"{metadata.Name}-{metadata.Version}.tgz");
        AtomicFile.Write(fileSystem, target, stream => stream.Write(content));
        return new PackagedChart(metadata.Name, metadata.Version, target, content.Length, $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}");
    }

    private void Make(ResolvedChart chart, FilePath target, CancellationToken cancellationToken)
    {
        var scratch = fileSystem.GetDirectory(cacheRoot.Combine($".{Guid.NewGuid():N}"));
        scratch.Create();
        try
        {
            helm.Package(stager.Stage(chart), scratch.Path, chart.Chart.Name, cancellationToken);
            var archive = scratch.GetFiles("*.tgz", SearchScope.Current).Single();
            using var source = archive.OpenRead();
            AtomicFile.Write(fileSystem, target, stream => ReproducibleArchive.Rewrite(source, stream));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
