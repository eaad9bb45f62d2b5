using Cake.Core;
using NSubstitute;
using Slipway.Charts;
using Slipway.Deployments;
using Slipway.Model;
using Slipway.Tests.Fakes;
using Slipway.Tests.Validation;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class DeploymentRunTests
{
    private readonly List<string> _begun = [];

    [SetUp]
    public void SetUp() => _begun.Clear();

    [Test]
    public async Task Should_GoOnWithTheIndependentAndStopTheDependent_When_OneFails()
    {
        var run = new DeploymentRun(DeployAsync, Substitute.For<IDeploymentLog>(), new FakeClock());

        await run.DeployAsync([Release("bad"), Release("good"), Release("needs-bad", "bad"), Release("needs-needs-bad", "needs-bad")], CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_begun, Is.EquivalentTo(new[] { "bad", "good" }));
            Assert.That(run.Failures, Is.EqualTo(new[]
            {
                "Deploying bad: no.", "Deploying needs-bad: not begun, because bad failed.", "Deploying needs-needs-bad: not begun, because needs-bad failed.",
            }));
            Assert.That(run.Summary(), Is.EqualTo(new[]
            {
                "bad              FAILED                 0.0 s", "good             deployed   revision 3  0.0 s", "needs-bad        not begun", "needs-needs-bad  not begun",
            }));
        }
    }

    [Test]
    public async Task Should_LeaveWhatHasNotBegun_When_TheRunIsInterrupted()
    {
        var run = new DeploymentRun(DeployAsync, Substitute.For<IDeploymentLog>(), new FakeClock());

        await run.DeployAsync([Release("good")], new CancellationToken(canceled: true));

        Assert.That(_begun, Is.Empty);
        Assert.That(run.Failures, Is.EqualTo(new[] { "Deploying good: not begun: the run was interrupted." }));
    }

    [Test]
    public async Task Should_ShowNoTable_When_ThereIsOneSystem()
    {
        var run = new DeploymentRun(DeployAsync, Substitute.For<IDeploymentLog>(), new FakeClock());

        await run.DeployAsync([Release("good")], CancellationToken.None);

        Assert.That(run.Summary(), Is.Empty);
        Assert.That(run.Results.Single().Revision, Is.EqualTo(3));
    }

    private static Release Release(string name, params IReadOnlyList<string> needs) => new(
        new SystemDefinition(name) { Namespaces = [name], DependsOn = needs },
        new EnvironmentDefinition("staging") { Registry = "registry.example.com" },
        "registry.example.com",
        new ResolvedChart(SampleChart.With(), [], []),
        []);

    private Task<DeploymentResult> DeployAsync(Release release)
    {
        lock (_begun)
        {
            _begun.Add(release.Name);
        }

        return release.Name == "bad" ? throw new CakeException("Deploying bad: no.") : Task.FromResult(new DeploymentResult(release.Name, DeploymentOutcome.Deployed, 3));
    }
}
