using Cake.Core;
using Slipway.Deployments;
using Slipway.Rollouts;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class DeployerRollbackTests
{
    private DeployerFixture _fixture = null!;

    [SetUp]
    public void SetUp() => _fixture = new DeployerFixture();

    [Test]
    public void Should_RemoveTheFirstInstall_When_ItDoesNotVerify()
    {
        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync(verify: _ => throw new CakeException("Smoke-testing app: no.")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("Smoke-testing app: no. The first install was removed; namespaces, secrets and volumes stay."));
            Assert.That(_fixture.Commands("uninstall"), Has.Exactly(1).Items);
        }
    }

    [TestCase("""{"status":{"phase":"Pending"}}""", true)]
    [TestCase("""{"spec":{"volumeName":"v"},"status":{"phase":"Bound"}}""", false)]
    public void Should_RemoveOnlyClaimsWithoutVolume_When_AFirstInstallIsRemoved(string claim, bool isRemoved)
    {
        _fixture.Manifest = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: db\nspec:\n  volumeClaimTemplates:\n    - metadata:\n        name: data\n";
        var path = ClusterView.PathOf("PersistentVolumeClaim", "app") + "/data-db-0";
        _fixture.Api.Put(path, claim);
        _fixture.Api.Tell(ClusterView.PathOf("PersistentVolumeClaim", "app"), """{"metadata":{"name":"data-db-0","namespace":"app","uid":"c"},"status":{"phase":"Lost"}}""");
        _fixture.Api.Listed(
            ClusterView.PathOf("PersistentVolumeClaim", "app"), ClusterView.PathOf("StatefulSet", "app"), ClusterView.PathOf("Pod", "app"), ClusterView.PathOf("Event", "app"));

        Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync());

        Assert.That(_fixture.Api.Changes.Any(change => change.Method == "DELETE" && change.Path == path), Is.EqualTo(isRemoved));
    }

    [Test]
    public async Task Should_RollBackToWhatWorked_When_AnUpgradeDoesNotVerify()
    {
        await _fixture.DeployAsync("sha256:1");

        var tries = 0;
        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync("sha256:2", _ => tries++ == 0 ? throw new CakeException("Smoke-testing app: no.") : Task.CompletedTask));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("Smoke-testing app: no. Rolled back: revision 3 is what revision 1 was; it is ready, and its smoke tests pass."));
            Assert.That(_fixture.Commands("rollback").Single().CommandLine, Does.EndWith(" app 1"));
            Assert.That((await _fixture.DeployAsync("sha256:1")).Outcome, Is.EqualTo(DeploymentOutcome.Unchanged));
        }
    }

    [Test]
    public async Task Should_LeaveWhatWorks_When_HelmRefusesBeforeItChangesAnything()
    {
        await _fixture.DeployAsync("sha256:1");
        _fixture.Refuse("upgrade", "Error: chart requires a newer Kubernetes");

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync("sha256:2"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("helm upgrade of app: chart requires a newer Kubernetes. Nothing was changed: revision 1 is still in place."));
            Assert.That(_fixture.Commands("uninstall").Concat(_fixture.Commands("rollback")), Is.Empty);
        }
    }

    [Test]
    public void Should_KeepTheFirstInstall_When_RemovingItWouldDeleteData()
    {
        _fixture.Manifest = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n";
        _fixture.Api.Put(ClusterView.PathOf("PersistentVolumeClaim", "app") + "/data", "{}");
        _fixture.Api.Tell(ClusterView.PathOf("PersistentVolumeClaim", "app"), """{"metadata":{"name":"data","namespace":"app","uid":"c"},"status":{"phase":"Lost"}}""");
        _fixture.Api.Listed(ClusterView.PathOf("PersistentVolumeClaim", "app"), ClusterView.PathOf("Pod", "app"), ClusterView.PathOf("Event", "app"));

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync());

        Assert.That(thrown!.Message, Does.EndWith("The first install stays as it is: removing it would delete PersistentVolumeClaim/data, which no policy keeps (helm.sh/resource-policy)."));
        Assert.That(_fixture.Commands("uninstall"), Is.Empty);
    }

    [Test]
    public async Task Should_SayThatItDoesNotWorkEither_When_TheRollbackDoesNotVerify()
    {
        await _fixture.DeployAsync("sha256:1");

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync("sha256:2", _ => throw new CakeException("Smoke-testing app: no.")));

        Assert.That(thrown!.Message, Does.EndWith("Rolled back to what revision 1 was, now revision 3, but that does not work either: Smoke-testing app: no."));
    }
}
