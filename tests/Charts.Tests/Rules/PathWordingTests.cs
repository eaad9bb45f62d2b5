using Cake.Core.IO;
using Slipway.Wording;

namespace Charts.Tests.Rules;

public sealed class PathWordingTests
{
    [TestCase("/work/repository/charts/app", "/work/repository", "charts/app")]
    [TestCase("/work/other/app", "/work/repository", "../other/app")]
    [TestCase("/tmp/app", "/work/repository", "/tmp/app")]
    [TestCase("/tmp/app", "/", "/tmp/app")]
    public void Should_BeAsShortAsItCan_When_SeenFromAFolder(string path, string folder, string expected)
    {
        Assert.That(new DirectoryPath(path).SeenFrom(new DirectoryPath(folder)), Is.EqualTo(expected));
        Assert.That(new FilePath($"{path}/x.yaml").SeenFrom(new DirectoryPath(folder)), Is.EqualTo($"{expected}/x.yaml"));
    }
}
