using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Tests.Fakes;

namespace Slipway.Tests.Caching;

[TestFixture]
public sealed class CacheTrimmerTests
{
    private DirectoryInfo _root = null!;
    private FakeClock _clock = null!;

    [SetUp]
    public void SetUp()
    {
        _root = Directory.CreateTempSubdirectory("slipway-");
        _clock = new FakeClock();
    }

    [TearDown]
    public void TearDown() => _root.Delete(recursive: true);

    [Test]
    public void Should_RemoveWhatNoRunUsed_When_TwoWeeksArePast()
    {
        Write("cache/render/old.json", days: 15);
        Write("cache/render/young.json", days: 13);
        Write("cache/package/old.tgz", days: 15);
        Write("cache/render/.cut.json.0123", days: 15);

        Trim();

        Assert.That(Files(), Is.EqualTo(new[] { "cache/.trimmed", "cache/render/young.json" }));
    }

    [Test]
    public void Should_KeepWhatIsRead_When_ItWasWrittenLongAgo()
    {
        Write("cache/render/old.json", days: 15);
        File.SetLastAccessTimeUtc(PathOf("cache/render/old.json"), Ago(2));

        Trim();

        Assert.That(Files(), Has.Member("cache/render/old.json"));
    }

    [Test]
    public void Should_KeepTheTextADayLonger_When_ItsEntryGoes()
    {
        Write("cache/render/old.json", days: 15);
        Write("cache/render/old.txt", days: 15);
        Write("cache/render/young.json", days: 1);
        Write("cache/render/young.txt", days: 15);

        Trim();
        Assert.That(Files(), Is.EqualTo(new[] { "cache/.trimmed", "cache/render/old.txt", "cache/render/young.json", "cache/render/young.txt" }));

        _clock.Advance(TimeSpan.FromDays(1));
        Trim();
        Assert.That(Files(), Is.EqualTo(new[] { "cache/.trimmed", "cache/render/young.json", "cache/render/young.txt" }));
    }

    [Test]
    public void Should_RemoveWholeFolders_When_NothingInThemWasUsed()
    {
        Directory.CreateDirectory(PathOf("cache"));
        Write("charts/old/app/Chart.yaml", days: 15);
        Write("charts/used/app/Chart.yaml", days: 15);
        Write("charts/used/app/templates/app.yaml", days: 1);
        Write("charts/young/app/Chart.yaml", days: 1);
        Age("charts/old", "charts/used");

        Trim();

        Assert.That(
            Files(),
            Is.EqualTo(new[] { "cache/.trimmed", "charts/used/app/Chart.yaml", "charts/used/app/templates/app.yaml", "charts/young/app/Chart.yaml" }));
        Assert.That(Directory.Exists(PathOf("charts/old")), Is.False);
    }

    [Test]
    public void Should_LookOnceADay_When_ManyRunsEnd()
    {
        Write("cache/render/first.json", days: 15);
        Trim();
        Write("cache/render/second.json", days: 15);

        _clock.Advance(TimeSpan.FromHours(23));
        Trim();
        Assert.That(Files(), Has.Member("cache/render/second.json"));

        _clock.Advance(TimeSpan.FromHours(1));
        Trim();
        Assert.That(Files(), Is.EqualTo(new[] { "cache/.trimmed" }));
    }

    [Test]
    public void Should_MakeNothing_When_ThereIsNoCache()
    {
        Trim();

        Assert.That(Files(), Is.Empty);
    }

    private void Trim() => new CacheTrimmer(new FileSystem(), _clock).Trim(PathOf("cache"), PathOf("charts"));

    private void Write(string path, int days)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), "");
        File.SetLastWriteTimeUtc(PathOf(path), Ago(days));
        File.SetLastAccessTimeUtc(PathOf(path), Ago(days));
    }

    private void Age(params string[] folders)
    {
        foreach (var folder in folders)
        {
            Directory.SetLastWriteTimeUtc(PathOf(folder), Ago(15));
        }
    }

    private DateTime Ago(int days) => (_clock.GetUtcNow() - TimeSpan.FromDays(days)).UtcDateTime;

    private string PathOf(string path) => System.IO.Path.Combine(_root.FullName, path);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_root.FullName, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(_root.FullName, file)).Order(StringComparer.Ordinal);
}
