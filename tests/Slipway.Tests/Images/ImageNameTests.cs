using Cake.Core;
using Slipway.Images;

namespace Slipway.Tests.Images;

/// <summary>Names of images are read as docker reads them.</summary>
public sealed class ImageNameTests
{
    [TestCase("docker.io/library/postgres:15", "docker.io", "library/postgres", "15")]
    [TestCase("postgres:15", "docker.io", "library/postgres", "15")]
    [TestCase("alpine/k8s:1.34.2", "docker.io", "alpine/k8s", "1.34.2")]
    [TestCase("localhost/app:1", "localhost", "app", "1")]
    [TestCase("localhost:5000/a/b/c:1", "localhost:5000", "a/b/c", "1")]
    public void Should_Read_A_Name(string text, string registry, string repository, string tag) =>
        Assert.That(ImageName.Parse(text), Is.EqualTo(new ImageName(registry, repository, tag)));

    [TestCase("postgres")]
    [TestCase("localhost:5000/app")]
    [TestCase("app:")]
    [TestCase("app:1@sha256:0")]
    public void Should_Refuse_A_Name_When_It_Has_No_Tag_Or_A_Digest(string text) =>
        Assert.That(() => ImageName.Parse(text), Throws.TypeOf<CakeException>().With.Message.Contains($"'{text}'"));

    [Test]
    public void Should_Replace_The_Registry_As_The_Charts_Do() =>
        Assert.That(ImageName.Parse("docker.io/library/postgres:15").In("localhost:5000").ToString(), Is.EqualTo("localhost:5000/library/postgres:15"));

    [TestCase("localhost:5000", true)]
    [TestCase("127.0.0.1", true)]
    [TestCase("[::1]:5000", true)]
    [TestCase("registry.example.com:5000", false)]
    [TestCase("localhost.example.com", false)]
    public void Should_Know_What_Is_On_This_Machine(string registry, bool isLocal) =>
        Assert.That(new ImageName(registry, "a", "1").IsLocal, Is.EqualTo(isLocal));
}
