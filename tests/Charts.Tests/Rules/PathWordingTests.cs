using Cake.Core.IO;
using Slipway.Wording;

namespace Charts.Tests.Rules;

public sealed class PathWordingTests
{
    [TestCase("/home/me/repository/charts/app", "/home/me/repository", "charts/app")]
    [TestCase("/home/me/other/app", "/home/me/repository", "../other/app")]
    [TestCase("/tmp/app", "/home/me/repository", "/tmp/app")]
    [TestCase("/tmp/app", "/", "/tmp/app")]
    public void Should_BeAsShortAsItCan_When_SeenFromAFolder(string path, string folder, string expected)
    {
        Assert.That(new DirectoryPath(path).SeenFrom(new DirectoryPath(folder)), Is.EqualTo(expected));
        Assert.That(new FilePath($"{path}/x.yaml").SeenFrom(new DirectoryPath(folder)), Is.EqualTo($"{expected}/x.yaml"));
    }
}
