using Cake.Core;
using Slipway.Model;

namespace Slipway.Tests.Images;

/// <summary>A tag says what is in an image, and nothing else.</summary>
public sealed class ImageContentTests
{
    private static readonly MirrorDefinition Postgres = new("docker.io/library/postgres:15", "postgres");

    private ImageFixture _images;

    [SetUp]
    public void SetUp()
    {
        _images = new ImageFixture();
        WriteEquivalents(_images);
    }

    [TearDown]
    public void TearDown() => _images.Dispose();

    [Test]
    public void Should_Give_The_Same_Tag_When_The_Repository_Lies_Elsewhere()
    {
        using var elsewhere = new ImageFixture("/home/someone/else");
        WriteEquivalents(elsewhere);

        var tag = elsewhere.Content.TagOf(ImageFixture.Api, "sha256:1");

        Assert.That(tag, Does.Match("^[0-9a-f]{12}$"));
        Assert.That(tag, Is.EqualTo(_images.Content.TagOf(ImageFixture.Api, "sha256:1")));
        Assert.That(elsewhere.Content.TagOf(Postgres), Is.EqualTo(_images.Content.TagOf(Postgres)));
    }

    [TestCase("src/Api/Program.cs", "changed")]
    [TestCase("src/Api/Program.cs", "api\r\n", Description = "line endings")]
    [TestCase("src/Api/New.cs", "new")]
    [TestCase("src/Api/packages.lock.json", "{ }")]
    [TestCase("src/Shared/Shared.cs", "changed")]
    [TestCase("src/Deep/Data/deep.sql", "changed")]
    [TestCase("src/Dockerfile", "ARG BASE_IMAGE=other:1")]
    [TestCase("src/Directory.Build.targets", "<Project></Project>")]
    [TestCase("src/Directory.Build.props", "<Project />")]
    [TestCase("Directory.Packages.props", "<Project></Project>")]
    [TestCase("Directory.Build.props", "<Project />")]
    [TestCase("global.json", "{ }")]
    public void Should_Give_Another_Tag_When_What_Goes_Into_The_Image_Changes(string path, string text)
    {
        var before = _images.Content.TagOf(ImageFixture.Api, "sha256:1");

        _images.Write(path, text);

        Assert.That(_images.Content.TagOf(ImageFixture.Api, "sha256:1"), Is.Not.EqualTo(before));
    }

    [TestCase("src/Worker/Program.cs")]
    [TestCase("src/Api/bin/Release/app.dll")]
    [TestCase("src/Api/obj/project.assets.json")]
    [TestCase("README.md")]
    public void Should_Keep_The_Tag_When_Something_Else_Changes(string path)
    {
        var before = _images.Content.TagOf(ImageFixture.Api, "sha256:1");

        _images.Write(path, "changed");

        Assert.That(_images.Content.TagOf(ImageFixture.Api, "sha256:1"), Is.EqualTo(before));
    }

    [Test]
    public void Should_Give_Another_Tag_When_The_Base_Image_Or_The_Image_Is_Another()
    {
        var tag = _images.Content.TagOf(ImageFixture.Api, "sha256:1");

        Assert.That(_images.Content.TagOf(ImageFixture.Api, "sha256:2"), Is.Not.EqualTo(tag));
        Assert.That(_images.Content.TagOf(ImageFixture.Api with { Name = "other" }, "sha256:1"), Is.Not.EqualTo(tag));
    }

    [Test]
    public void Should_Hash_A_Project_Once_When_Projects_Reference_Each_Other_In_A_Circle()
    {
        _images.Write("src/Deep/Deep.csproj", "<Project><ItemGroup><ProjectReference Include=\"../Shared/Shared.csproj\" /></ItemGroup></Project>");

        Assert.That(_images.Content.TagOf(ImageFixture.Api, "sha256:1"), Has.Length.EqualTo(12));
    }

    [TestCase("<Project><ItemGroup><ProjectReference Include=\"../Gone/Gone.csproj\" /></ItemGroup></Project>", "the referenced project src/Gone/Gone.csproj is missing")]
    [TestCase("<Project><ItemGroup><Compile Include=\"../Other/File.cs\" /></ItemGroup></Project>", "src/Api/Api.csproj takes '../Other/File.cs' from outside its folder")]
    [TestCase("<Project>\n<Item\n", "src/Api/Api.csproj:")]
    public void Should_Say_What_Is_Wrong_When_A_Project_Cannot_Be_Followed(string project, string message)
    {
        _images.Write("src/Api/Api.csproj", project);

        Assert.That(() => _images.Content.TagOf(ImageFixture.Api, "sha256:1"), Throws.TypeOf<CakeException>().With.Message.Contains(message));
    }

    [Test]
    public void Should_Say_What_Is_Wrong_When_There_Is_No_Project() => Assert.That(
        () => _images.Content.TagOf(new ImageDefinition("x", "src/Nothing", "x"), "sha256:1"),
        Throws.TypeOf<CakeException>().With.Message.EqualTo("Finding the sources of an image: src/Nothing has 0 projects instead of one."));

    [TestCase("build/cluster/images/postgres/recipe.sh", true)]
    [TestCase("build/cluster/images/debian-base/recipe.sh", true)]
    [TestCase("build/cluster/images/build", true)]
    [TestCase("build/cluster/images/README.md", false)]
    [TestCase("build/cluster/images/busybox/recipe.sh", false)]
    public void Should_Tag_An_Equivalent_By_What_Builds_It(string path, bool changes)
    {
        var before = _images.Content.TagOf(Postgres);

        _images.Write(path, "changed");

        Assert.That(_images.Content.TagOf(Postgres) != before, Is.EqualTo(changes));
    }

    [Test]
    public void Should_Say_So_When_Nothing_Builds_An_Equivalent() => Assert.That(
        () => _images.Content.TagOf(new MirrorDefinition("docker.io/library/redis:7", "redis")),
        Throws.TypeOf<CakeException>().With.Message.Contains("there is no folder build/cluster/images/redis"));

    internal static void WriteEquivalents(ImageFixture images)
    {
        images.Write("build/cluster/images/build", "script");
        images.Write("build/cluster/images/README.md", "words");
        images.Write("build/cluster/images/debian-base/recipe.sh", "base");
        images.Write("build/cluster/images/postgres/recipe.sh", "postgres");
        images.Write("build/cluster/images/busybox/recipe.sh", "busybox");
    }
}
