using Cake.Core;
using Slipway.Cluster;

namespace Slipway.Tests.Cluster;

[TestFixture]
public sealed class PermissionsTests
{
    private static readonly Permission[] Needed = [new("create", "deployments.apps", "web"), new("get", "pods/log", "web"), new("create", "namespaces", null)];

    [Test]
    public void Should_Pass_When_EverythingIsAllowed()
    {
        var api = new FakeKubeApi();

        Assert.That(async () => await new Permissions(api).DemandAsync(Needed, CancellationToken.None), Throws.Nothing);
        Assert.That(api.Calls, Has.Count.EqualTo(3));
    }

    [Test]
    public void Should_NameVerbResourceAndNamespace_When_SomethingIsNotAllowed()
    {
        var api = new FakeKubeApi { IsAllowed = review => review.TextAt("resource") != "pods" };

        var thrown = Assert.ThrowsAsync<CakeException>(() => new Permissions(api).DemandAsync(Needed, CancellationToken.None));

        Assert.That(thrown!.Message.Split(Environment.NewLine)[1..], Is.EqualTo(new[] { "missing permission: get pods/log in web" }));
    }

    [Test]
    public async Task Should_SplitGroupAndSubresource_When_Asking()
    {
        var api = new FakeKubeApi();

        await new Permissions(api).DemandAsync(Needed, CancellationToken.None);

        var asked = api.Calls.Select(call => FakeKubeApi.Parse(call.Body).At("spec", "resourceAttributes")!.Value).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Select(review => review.TextAt("group")), Is.EquivalentTo(new[] { "apps", "", "" }));
            Assert.That(asked.Select(review => review.TextAt("subresource")), Is.EquivalentTo(new[] { "", "log", "" }));
            Assert.That(asked.Select(review => review.TextAt("namespace")), Is.EquivalentTo(new[] { "web", "web", null }));
        }
    }
}
