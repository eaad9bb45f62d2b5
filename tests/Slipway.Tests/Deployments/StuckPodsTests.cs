using NSubstitute;
using Slipway.Deployments;
using Slipway.Rollouts;
using Slipway.Tests.Cluster;
using Slipway.Tests.Fakes;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class StuckPodsTests
{
    private const string Place = "app";
    private static readonly string Sets = ClusterView.PathOf("StatefulSet", Place);
    private static readonly string Pods = ClusterView.PathOf("Pod", Place);

    private FakeKubeApi _api = null!;

    [SetUp]
    public void SetUp() => _api = new FakeKubeApi();

    [Test]
    public async Task Should_RemoveThePod_When_ItIsOfAnotherRevisionAndNotReady()
    {
        _api.Put(Sets, List(Set(observed: 2)));
        _api.Put(Pods, List(Pod("db-0", "broken", ready: false)));

        await RemoveAsync();

        Assert.That(_api.Changes, Is.EqualTo(new[] { ("DELETE", $"{Pods}/db-0", "") }));
    }

    [TestCase("wanted", false, "db", TestName = "of the wanted revision")]
    [TestCase("broken", true, "db", TestName = "ready: its controller replaces it in turn")]
    [TestCase("broken", false, "other", TestName = "of somebody else")]
    public async Task Should_LeaveThePod_When_ItIs(string revision, bool ready, string owner)
    {
        _api.Put(Sets, List(Set(observed: 2)));
        _api.Put(Pods, List(Pod("db-0", revision, ready, owner)));

        await RemoveAsync();

        Assert.That(_api.Changes, Is.Empty);
    }

    [Test]
    public async Task Should_WaitForTheController_When_ItHasNotNotedTheRevision()
    {
        _api.Put(Sets, List(Set(observed: 1, update: "broken")));
        _api.Put(Pods, List(Pod("db-0", "broken", ready: false)));
        _api.Tell(Sets, Set(observed: 1, update: "broken"));
        var removing = RemoveAsync();
        var before = _api.Changes.ToArray();
        _api.Tell(Sets, Set(observed: 2), Slipway.Cluster.WatchEventType.Modified);

        await removing;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.Empty);
            Assert.That(_api.Changes.Single().Path, Is.EqualTo($"{Pods}/db-0"));
        }
    }

    private Task RemoveAsync() =>
        new StuckPods(_api, Substitute.For<IDeploymentLog>(), new FakeClock()).RemoveAsync("app", [new Workload("StatefulSet", Place, "db")], CancellationToken.None);

    private static string List(string item) => $$"""{"items":[{{item}}]}""";

    private static string Set(int observed, string update = "wanted") =>
        $$$"""{"metadata":{"name":"db","namespace":"app","uid":"db","generation":2},"status":{"observedGeneration":{{{observed}}},"updateRevision":"{{{update}}}"}}""";

    private static string Pod(string name, string revision, bool ready, string owner = "db") => $$$"""
        {"metadata":{"name":"{{{name}}}","labels":{"controller-revision-hash":"{{{revision}}}"},"ownerReferences":[{"uid":"{{{owner}}}"}]},
         "status":{"conditions":[{"type":"Ready","status":"{{{(ready ? "True" : "False")}}}"}]}}
        """;
}
