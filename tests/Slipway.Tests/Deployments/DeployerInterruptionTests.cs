using Cake.Core;
using NSubstitute;
using Slipway.Deployments;
using Slipway.Model;
using Slipway.Processes;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class DeployerInterruptionTests
{
    private DeployerFixture _fixture = null!;

    [SetUp]
    public void SetUp() => _fixture = new DeployerFixture();

    [TestCase("pending-install", 1, "uninstall")]
    [TestCase("pending-upgrade", 2, "rollback")]
    [TestCase("pending-rollback", 2, "rollback")]
    public async Task Should_RepairAndGoOn_When_AKilledRunLeftIt(string status, int revision, string repair)
    {
        _fixture.Leave(revision, status);

        var result = await _fixture.DeployAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
            Assert.That(_fixture.Commands(repair), Has.Exactly(1).Items);
            _fixture.Log.Received(1).Say("app", Arg.Is<string>(text => text.StartsWith($"revision {revision} was left {status} by a run that was killed; ", StringComparison.Ordinal)));
        }
    }

    [Test]
    public async Task Should_RollBackOnceMore_When_HelmStumblesOverWhatAKilledUpgradeLeft()
    {
        _fixture.Leave(2, "pending-upgrade");
        _fixture.Refuse("rollback", "Error: original object Service with the name \"web\" not found", times: 1);

        var result = await _fixture.DeployAsync();

        Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
        Assert.That(_fixture.Commands("rollback"), Has.Exactly(2).Items);
    }

    [TestCase(RollbackPolicy.Keep, "Deploying app: interrupted. Revision 1 (deployed) stays as it is, not verified. Deploy again, or see it with --target=Status.")]
    [TestCase(RollbackPolicy.RollBack, "Deploying app: interrupted. The first install was removed; namespaces, secrets and volumes stay.")]
    public void Should_SayWhatItLeaves_When_ItIsInterrupted(RollbackPolicy policy, string message)
    {
        using var end = new CancellationTokenSource();
        _fixture.OnInterrupt = policy;

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync(
            verify: async token =>
            {
                await end.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            end: end.Token));

        Assert.That(thrown!.Message, Is.EqualTo(message));
        Assert.That(_fixture.Api.Calls, Has.Some.Matches<(string Method, string Path, string)>(call => call.Method == "DELETE" && call.Path == ReleaseLock.PathOf("app", "app")));
    }

    // helm writes down how far it came when it is asked to stop; killed, it leaves a release that is pending for ever.
    [Test]
    public async Task Should_AskHelmToStopFirst_When_ItChangesTheRelease()
    {
        await _fixture.DeployAsync("sha256:1");
        Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync("sha256:2", _ => throw new CakeException("Smoke-testing app: no.")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_fixture.Commands("upgrade").Concat(_fixture.Commands("rollback")), Has.Exactly(3).Items.And.All.Matches<ProcessRequest>(request => request.StopLimit > TimeSpan.Zero && request.EndsWithParent));
            Assert.That(_fixture.Commands("status"), Is.Not.Empty.And.All.Matches<ProcessRequest>(request => request.StopLimit == TimeSpan.Zero));
        }
    }
}
