using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Charts.Tests.Infrastructure;
using Slipway.Charts;
using Slipway.Charts.Packaging;
using Slipway.Manifests;

namespace Charts.Tests.Every;

/// <summary>Packages of charts: reproducible, whole, and fit for helm.</summary>
public sealed class PackagingTests
{
    private static IEnumerable<string> Charts => Catalog.Names;

    private static IEnumerable<string> Applications => Catalog.NamesOfApplications;

    [TestCaseSource(nameof(Charts))]
    public void Should_GiveTheSameBytes_When_PackagedAgainAndElsewhere(string chart)
    {
        var elsewhere = Engine.NewFolder("copy");
        Folders.Copy(Repository.PathOf("charts"), elsewhere.Combine("charts"));
        var copied = Engine.NewResolver().Resolve(elsewhere.Combine("charts").Combine(Catalog.Find(chart).Chart.Directory.GetDirectoryName()));
        var packager = new ChartPackager(Engine.FileSystem, Engine.Commands, new ChartStager(Engine.FileSystem, elsewhere.Combine("staged")), elsewhere.Combine("cache"));

        var first = Package(Catalog.Find(chart));
        var second = Package(Catalog.Find(chart));
        var third = packager.Package(copied, elsewhere.Combine("out"), TestContext.CurrentContext.CancellationToken);

        Assert.That(Bytes(second), Is.EqualTo(Bytes(first)));
        Assert.That(Bytes(third), Is.EqualTo(Bytes(first)));
        Assert.That((second.Digest, third.Digest), Is.EqualTo((first.Digest, first.Digest)));
    }

    [TestCaseSource(nameof(Charts))]
    public async Task Should_BeReadByHelm_When_Packaged(string chart)
    {
        var package = Package(Catalog.Find(chart));

        var shown = await Engine.RunHelmAsync("show", "chart", package.File.FullPath);

        Assert.That(shown.Succeeded, shown.StandardError.Text);
        var metadata = YamlReader.Read(shown.StandardOutput.Text).Root;
        Assert.That((metadata.Along("name")?.Text, metadata.Along("version")?.Text), Is.EqualTo((package.Chart, package.Version)));
        Assert.That(package.File.GetFilename().FullPath, Is.EqualTo($"{chart}-{package.Version}.tgz"));
    }

    [TestCaseSource(nameof(Applications))]
    public async Task Should_RenderLikeTheFolder_When_Packaged(string chart)
    {
        var package = Package(Catalog.Find(chart));

        var rendered = await Engine.RunHelmAsync("template", chart, package.File.FullPath, "--namespace", chart, "--kube-version", Catalog.Newest, "--include-crds");

        Assert.That(rendered.Succeeded, rendered.StandardError.Text);
        var set = ManifestSet.Read(chart, "default", rendered.StandardOutput.Text);
        Assert.That(
            set.Objects.Select(item => item.Root.Canonical).Order(StringComparer.Ordinal),
            Is.EqualTo(Helm.Render(chart).Objects.Select(item => item.Root.Canonical).Order(StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(Applications))]
    public async Task Should_BeInstalledByHelm_When_PackagedAndDryRun(string chart)
    {
        var installed = await Engine.RunHelmAsync("install", chart, Package(Catalog.Find(chart)).File.FullPath, "--dry-run=client", "--output=json");

        Assert.That(installed.Succeeded, installed.StandardError.Text);
        Assert.That(JsonSerializer.Deserialize<JsonElement>(installed.StandardOutput.Text).GetProperty("info").GetProperty("status").GetString(), Is.EqualTo("pending-install"));
    }

    [TestCaseSource(nameof(Charts))]
    public void Should_HoldTheChartItsDependenciesAndNothingElse_When_Packaged(string chart)
    {
        var resolved = Catalog.Find(chart);

        var names = Names(Package(resolved));

        Assert.That(names, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(names, Is.EquivalentTo(Expected(resolved, chart)));
    }

    // Helm packages .helmignore too, so that what it says still holds for whoever unpacks the chart. What is suppressed here is nobody else's business.
    private static IEnumerable<string> Expected(ResolvedChart chart, string prefix) =>
    [
        .. chart.OwnFiles.Select(file => file.Path).Where(path => path != ".slipway.yaml" && !path.StartsWith("ci/", StringComparison.Ordinal)).Select(path => $"{prefix}/{path}"),
        .. chart.Dependencies.SelectMany(dependency => Expected(dependency, $"{prefix}/charts/{dependency.Chart.Name}")),
    ];

    private static PackagedChart Package(ResolvedChart chart) =>
        Engine.NewPackager().Package(chart, Engine.NewFolder("out"), TestContext.CurrentContext.CancellationToken);

    private static byte[] Bytes(PackagedChart package) => File.ReadAllBytes(package.File.FullPath);

    private static List<string> Names(PackagedChart package)
    {
        using var stream = new GZipStream(File.OpenRead(package.File.FullPath), CompressionMode.Decompress);
        using var archive = new TarReader(stream);
        var names = new List<string>();
        while (archive.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name);
        }

        return names;
    }
}
