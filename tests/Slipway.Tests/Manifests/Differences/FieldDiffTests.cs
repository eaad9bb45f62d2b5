using Slipway.Manifests.Differences;
using Slipway.Tests.Cluster;

namespace Slipway.Tests.Manifests.Differences;

[TestFixture]
public sealed class FieldDiffTests
{
    [TestCase("""{"a":1}""", """{"a":1.0}""", "")]
    [TestCase("""{"a":[]}""", """{}""", "")]
    [TestCase("""{"status":{"a":1},"metadata":{"generation":1,"uid":"x"}}""", """{"metadata":{"generation":2,"uid":"y"}}""", "")]
    [TestCase("""{"spec":{"status":1}}""", """{"spec":{"status":2}}""", "spec.status: 1 → 2")]
    [TestCase("""{"metadata":{"annotations":{"checksum/config":"a"}}}""", """{"metadata":{"annotations":{"checksum/config":"b"}}}""", "metadata.annotations[checksum/config]: a → b")]
    [TestCase("""{"c":[{"name":"a","image":"1"},{"name":"b"}]}""", """{"c":[{"name":"b"},{"name":"a","image":"2"}]}""", "c[a].image: 1 → 2")]
    [TestCase("""{"ports":[{"containerPort":80}]}""", """{"ports":[{"containerPort":80},{"containerPort":81,"protocol":"TCP"}]}""", "ports[81].containerPort:  → 81; ports[81].protocol:  → TCP")]
    [TestCase("""{"t":[{"metadata":{"name":"data"},"size":1}]}""", """{"t":[{"metadata":{"name":"data"},"size":2}]}""", "t[data].size: 1 → 2")]
    [TestCase("""{"r":[{"x":1},{"x":1}]}""", """{"r":[{"x":1},{"x":2}]}""", "r[1].x: 1 → 2")]
    [TestCase("""{"args":["a","b"]}""", """{"args":["a","c"]}""", "args: [\"a\",\"b\"] → [\"a\",\"c\"]")]
    [TestCase("""{"a":{"b":1}}""", """{}""", "a.b: 1 → ")]
    public void Should_TellFieldByField_When_ObjectsAreCompared(string old, string @new, string expected)
    {
        var found = FieldDiff.Of(FakeKubeApi.Parse(old), FakeKubeApi.Parse(@new));

        Assert.That(string.Join("; ", found.Select(one => $"{one.Path.Text}: {one.Old} → {one.New}")), Is.EqualTo(expected));
    }
}
