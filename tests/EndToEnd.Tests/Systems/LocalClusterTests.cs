using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Systems;

/// <summary>The local cluster, and what it is filled with.</summary>
[TestFixture, Order(0)]
public sealed class LocalClusterTests
{
    [Test]
    public async Task Should_SaySoAtOnce_When_TheClusterIsUp()
    {
        var up = await SlipwayRun.DocumentedAsync("./build.sh --target=Cluster-Up");
        var status = await SlipwayRun.DocumentedAsync("./build.sh --target=Cluster-Status");

        Assert.That(up.Output, Does.Contain($"export KUBECONFIG={Cluster.Kubeconfig}"));
        Assert.That(status.Output, Does.Contain($"context {Cluster.Context} of {Cluster.Kubeconfig}, registry {Cluster.Registry}"));
    }

    [Test]
    public async Task Should_PushNothing_When_TheRegistryHasTheImages()
    {
        await SlipwayRun.DocumentedAsync("./build.sh --target=Mirror-Images --env=local");
        await SlipwayRun.DocumentedAsync("./build.sh --target=Push-Images --env=local");

        var mirrors = await SlipwayRun.DemandAsync("--target=Mirror-Images", "--env=local");
        var images = await SlipwayRun.DemandAsync("--target=Push-Images", "--env=local");

        Assert.That(mirrors.Lines.Where(IsImage), Has.Exactly(4).Items.And.All.Contains(" present "));
        Assert.That(images.Lines.Where(IsImage), Is.Not.Empty.And.All.Contains(" present "));
    }

    private static bool IsImage(string line) => line.StartsWith(Cluster.Registry, StringComparison.Ordinal) && line.Contains(" sha256:", StringComparison.Ordinal);
}
