using Cake.Core;
using Slipway.Deployments;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class DeployerTests
{
    private DeployerFixture _fixture = null!;

    [SetUp]
    public void SetUp() => _fixture = new DeployerFixture();

    [Test]
    public async Task Should_DoNothing_When_NothingChanged()
    {
        await _fixture.DeployAsync();
        var second = await _fixture.DeployAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Outcome, Is.EqualTo(DeploymentOutcome.Unchanged));
            Assert.That(_fixture.Commands("upgrade"), Has.Exactly(1).Items);
        }
    }

    [Test]
    public async Task Should_DeployAgain_When_AnImageChanged()
    {
        await _fixture.DeployAsync("sha256:1");
        var second = await _fixture.DeployAsync("sha256:2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.EqualTo(second with { Outcome = DeploymentOutcome.Deployed, Revision = 2 }));
            Assert.That(_fixture.Commands("upgrade").Last().StandardInput, Does.Contain("\"digest\":\"sha256:2\""));
        }
    }

    [Test]
    public async Task Should_DeployAgain_When_ASecretChanged()
    {
        await _fixture.DeployAsync();
        _fixture.Environment.SetEnvironmentVariable("APP_KEY", "another-value");

        Assert.That((await _fixture.DeployAsync()).Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
    }

    [Test]
    public async Task Should_TryOnceMore_When_TheApiWasAway()
    {
        _fixture.Refuse("upgrade", "Error: Kubernetes cluster unreachable: connection refused", times: 1);
        _fixture.Api.Listed("/api/v1/namespaces?fieldSelector=metadata.name=app");

        var result = await _fixture.DeployAsync();

        Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
        Assert.That(_fixture.Commands("upgrade"), Has.Exactly(2).Items);
    }

    [Test]
    public async Task Should_KeepTheCanaryOutOfArgumentsAndInput_When_Deploying()
    {
        await _fixture.DeployAsync();

        Assert.That(_fixture.Started.Select(request => $"{request.CommandLine} {request.StandardInput} {string.Join(' ', request.Environment.Values)}"), Has.None.Contains(DeployerFixture.Canary));
    }

    [Test]
    public void Should_ChangeNothing_When_TheReleaseIsNotAsItWasPlanned()
    {
        _fixture.BeforeChange = () => throw new CakeException("Deploying by the plan plan.json: it moved.");

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.DeployAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("Deploying by the plan plan.json: it moved."));
            Assert.That(_fixture.Started, Is.Empty);
            Assert.That(_fixture.Api.Calls.Where(call => call.Path.Contains("/secrets/", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public async Task Should_ChangeNothing_When_ItIsADryRun()
    {
        var result = await _fixture.DeployAsync(dryRun: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.DryRun));
            Assert.That(_fixture.Api.Changes, Is.Empty);
            Assert.That(_fixture.Commands("upgrade").Single().CommandLine, Does.Contain("--dry-run=server"));
        }
    }
}
