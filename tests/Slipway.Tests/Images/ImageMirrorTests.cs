using Cake.Core;
using Slipway.Images;
using Slipway.Model;
using Slipway.Tests.Tools;

namespace Slipway.Tests.Images;

/// <summary>A registry is filled from the public images where they can be had, and on a local cluster with equivalents where not.</summary>
public sealed class ImageMirrorTests
{
    private const string Postgres = "docker.io/library/postgres:15";
    private const string Mirrored = $"{ImageFixture.Host}/library/postgres:15";

    private static readonly MirrorDefinition[] Mirrors = [new(Postgres, "postgres"), new("docker.io/library/busybox:1.36", "busybox")];

    private ImageFixture _images;

    [SetUp]
    public void SetUp()
    {
        _images = new ImageFixture();
        ImageContentTests.WriteEquivalents(_images);
    }

    [TearDown]
    public void TearDown() => _images.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Should_Take_The_Public_Image_When_It_Can_Be_Pulled(bool isLocal)
    {
        _images.Docker.Public.UnionWith(Mirrors.Select(mirror => mirror.Reference));

        var images = await Fill(isLocal);

        Assert.Multiple(() =>
        {
            Assert.That(images.Select(image => image.State), Is.All.EqualTo(ImageState.Mirrored));
            Assert.That(images.Select(image => image.Name.ToString()), Is.EqualTo(new[] { Mirrored, "localhost:5000/library/busybox:1.36" }));
            Assert.That(images.Select(image => image.Digest), Is.All.StartsWith("sha256:"));
            Assert.That(_images.Started("build"), Is.Empty);
        });
    }

    [Test]
    public async Task Should_Build_An_Equivalent_When_The_Public_Image_Cannot_Be_Pulled()
    {
        _images.Docker.Public.Add("docker.io/library/busybox:1.36");

        var images = await Fill();

        Assert.That(images.Select(image => image.State), Is.EqualTo(new[] { ImageState.BuiltLocally, ImageState.Mirrored }));
        Assert.That(_images.Started("build").Single(), Is.EqualTo($"postgres \"{Mirrored}\" --tools \"/bin\""));
        Assert.That(_images.Registry.Has($"{Mirrored}-{_images.Content.TagOf(Mirrors[0])}"), Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Should_Do_Nothing_When_The_Registry_Has_Every_Image(bool arePublic)
    {
        if (arePublic)
        {
            _images.Docker.Public.UnionWith(Mirrors.Select(mirror => mirror.Reference));
        }

        var before = await Fill();
        _images.Launcher.Started.Clear();

        var after = await Fill();

        Assert.That(after.Select(image => image.State), Is.All.EqualTo(ImageState.Present));
        Assert.That(after.Select(image => image.Reference), Is.EqualTo(before.Select(image => image.Reference)));
        Assert.That(_images.Launcher.Started, Is.Empty);
    }

    [Test]
    public async Task Should_Build_An_Equivalent_Anew_When_Its_Recipe_Has_Changed()
    {
        await Fill();
        _images.Write("build/cluster/images/postgres/recipe.sh", "changed");

        var images = await Fill();

        Assert.That(images.Select(image => image.State), Is.EqualTo(new[] { ImageState.BuiltLocally, ImageState.Present }));
    }

    [Test]
    public async Task Should_Leave_What_The_Registry_Of_An_Environment_Has_As_It_Is()
    {
        foreach (var mirror in Mirrors)
        {
            _images.Registry.Add(ImageName.Parse(mirror.Reference).In(ImageFixture.Host).ToString());
        }

        var images = await Fill(isLocal: false);

        Assert.That(images.Select(image => image.State), Is.All.EqualTo(ImageState.Present));
        Assert.That(_images.Launcher.Started, Is.Empty);
    }

    [Test]
    public void Should_Build_No_Equivalent_When_The_Environment_Is_Not_Local()
    {
        Assert.That(() => Fill(isLocal: false), Throws.TypeOf<CakeException>()
            .With.Message.Matches("^Mirroring docker.io/library/(postgres:15|busybox:1.36): docker pull: .*no such host. Only local clusters take images built here: "));
        Assert.That(_images.Started("build"), Is.Empty);
    }

    [Test]
    public void Should_Pass_On_What_The_Script_Says_When_An_Equivalent_Cannot_Be_Built()
    {
        _images.EquivalentFailure = FakeLauncher.Outcome("", 1, "building image postgres: needs root, to make root file systems\n");

        Assert.That(() => Fill(), Throws.TypeOf<CakeException>()
            .With.Message.Contains("no such host): building image postgres: needs root, to make root file systems"));
    }

    [Test]
    public void Should_Say_What_To_Do_When_There_Is_No_Engine()
    {
        _images.Docker.Down = "Is the docker daemon running?";

        Assert.That(() => Fill(), Throws.TypeOf<CakeException>().With.Message.StartsWith("Mirroring images: no Docker engine answers: Is the docker daemon running?"));
    }

    [Test]
    public async Task Should_Write_What_A_Deployment_Reads()
    {
        var images = (await Fill()).Select(image => image.Reference).ToArray();

        ImagesJson.Write(_images.Files, "/repo/artifacts/mirrors.json", images);

        Assert.That(ImagesJson.Read(_images.Files, "/repo/artifacts/mirrors.json"), Is.EqualTo(images.OrderBy(image => image.Name, StringComparer.Ordinal)));
    }

    [Test]
    public void Should_Keep_The_Images_Of_Other_Systems_When_One_Is_Pushed()
    {
        ImageReference[] before = [new("api", "here", "1", "sha256:a"), new("ui", "here", "1", "sha256:b")];
        ImagesJson.Write(_images.Files, "/repo/artifacts/images.json", before);

        ImagesJson.Merge(_images.Files, "/repo/artifacts/images.json", [new("ui", "here", "2", "sha256:c")]);

        Assert.That(ImagesJson.Read(_images.Files, "/repo/artifacts/images.json"), Is.EqualTo(new[] { before[0], new("ui", "here", "2", "sha256:c") }));
    }

    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("""[{"name":"api","registry":"elsewhere","tag":"1","digest":"sha256:a"}]""")]
    public void Should_Keep_Nothing_When_The_List_Is_Bad_Or_Another_Registrys(string before)
    {
        _images.Write("artifacts/images.json", before);

        ImagesJson.Merge(_images.Files, "/repo/artifacts/images.json", [new("ui", "here", "2", "sha256:c")]);

        Assert.That(ImagesJson.Read(_images.Files, "/repo/artifacts/images.json"), Has.Exactly(1).Items);
    }

    [Test]
    public void Should_Say_Which_File_Is_Bad_When_It_Has_Something_Else()
    {
        _images.Write("artifacts/images.json", "{");

        Assert.That(() => ImagesJson.Read(_images.Files, "/repo/artifacts/images.json"), Throws.TypeOf<CakeException>().With.Message.StartsWith("Reading /repo/artifacts/images.json: "));
    }

    private Task<IReadOnlyList<ImageResult>> Fill(bool isLocal = true) => _images.Mirror.FillAsync(Mirrors, ImageFixture.Host, isLocal, CancellationToken.None);
}
