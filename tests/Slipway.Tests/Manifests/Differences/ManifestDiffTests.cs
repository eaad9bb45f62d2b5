using Slipway.Manifests;
using Slipway.Manifests.Differences;

namespace Slipway.Tests.Manifests.Differences;

public sealed class ManifestDiffTests
{
    [Test]
    public void Should_TellObjectsApart_When_TheyAreInOneOrInBoth()
    {
        var diff = ManifestDiff.Of(Set("v1 ConfigMap a", "v1 ConfigMap b", "v1 Secret a"), Set("v1 Secret a", "v1 ConfigMap b x", "v1 Service a"));

        Assert.That(diff.Objects.Select(item => $"{item.Old}|{item.New}|{item.Fields.Count}"), Is.EqualTo(new[] { "ConfigMap/a||0", "ConfigMap/b|ConfigMap/b|1", "|Service/a|0" }));
        Assert.That(diff.Same, Is.EqualTo(1));
    }

    [TestCase("batch/v1 Job seed-1f9c2e", "batch/v1 Job seed-77ab01", true)]
    [TestCase("batch/v1beta1 CronJob x", "batch/v1 CronJob x", true)]
    [TestCase("v1 ConfigMap word-faced", "v1 ConfigMap word-added", false)]
    [TestCase("v1 ConfigMap web-1", "v1 ConfigMap web-2", false)]
    [TestCase("apps/v1 Deployment x", "example.com/v1 Deployment x", false)]
    public void Should_TakeThemForTheSame_When_OnlyAHashOrAVersionDiffers(string old, string @new, bool isSame)
    {
        var diff = ManifestDiff.Of(Set(old), Set(@new));

        Assert.That(diff.Objects.Any(item => item.Old is not null && item.New is not null), Is.EqualTo(isSame));
    }

    [Test]
    public void Should_KeepBoth_When_TwoObjectsHaveOneName() =>
        Assert.That(ObjectKey.Of(Set("v1 ConfigMap a", "v1 ConfigMap a")).Select(item => item.Key), Is.EqualTo(new[] { "ConfigMap/a", "ConfigMap/a #2" }));

    private static ManifestSet Set(params string[] objects) => ManifestSet.Read("app", "test", string.Concat(objects.Select(item => item.Split(' '))
        .Select(parts => $"---\napiVersion: {parts[0]}\nkind: {parts[1]}\nmetadata:\n  name: {parts[2]}\n{(parts.Length > 3 ? $"data:\n  x: {parts[3]}\n" : "")}")));
}
