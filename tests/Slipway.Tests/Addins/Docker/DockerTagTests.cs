using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerTagTests
{
    [Test]
    public void Should_Render_Both_Names()
    {
        var fixture = new AliasFixture<DockerImageTagSettings>(
            "docker",
            [],
            (context, _) => context.DockerTag("app:1", "localhost:5000/app:1"));

        Assert.That(fixture.Run().Args, Is.EqualTo("tag app:1 localhost:5000/app:1"));
    }

    [Test]
    public void Should_Throw_When_Context_Is_Null()
    {
        Assert.That(() => DockerAliases.DockerTag(null!, "app:1", "app:2"), Throws.ArgumentNullException);
    }

    [TestCase("", "app:2", "imageReference")]
    [TestCase("app:1", "", "registryReference")]
    public void Should_Throw_When_A_Name_Is_Empty(string image, string name, string parameter)
    {
        var fixture = new AliasFixture<DockerImageTagSettings>("docker", [], (context, _) => context.DockerTag(image, name));

        Assert.That(fixture.Run, Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));
    }
}
