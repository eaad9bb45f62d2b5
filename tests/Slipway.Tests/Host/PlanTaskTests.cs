using Slipway.Build;

namespace Slipway.Tests.Host;

public sealed class PlanTaskTests
{
    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp()
    {
        _build = new BuildFixture();
        _build.WriteExecutable("bin/kubectl");
        _build.Helm.Answer = command => command.StartsWith("config current-context", StringComparison.Ordinal) ? FakeHelm.Outcome(0, "staging\n") : null;
    }

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_EndWithOne_When_ThereAreNoImages()
    {
        _build.WriteChart("jobqueue");

        var exitCode = _build.Outcome.End(_build.Run("--target=Plan", "--env=staging", "--system=jobqueue"));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_build.Output, Does.Contain("there is no artifacts/images.json"));
    }

    [TestCase("[]", "Reading the plan ")]
    [TestCase("""{"formatVersion":1,"summary":"","plan":{"environment":"prod","created":"2026-01-01T00:00:00Z","releases":[]}}""", "Deploying by the plan plan.json: it is for prod, and the deployment is to staging.")]
    [TestCase("""{"formatVersion":1,"summary":"","plan":{"environment":"staging","created":"2026-01-01T00:00:00Z","releases":[]}}""", "Deploying by the plan plan.json: it is for ")]
    public void Should_RefuseBeforeAnythingRuns_When_ThePlanIsNotForThis(string plan, string message)
    {
        _build.Write("plan.json", plan);

        var exitCode = _build.Run("--target=Deploy", "--env=staging", "--system=jobqueue", "--plan=plan.json");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_build.Output, Does.Contain(message).And.Not.Contain("   at "));
        Assert.That(_build.Helm.Commands, Is.Empty);
    }

    [Test]
    public void Should_RefuseBeforeAnythingRuns_When_ThePlanDoesNotExist()
    {
        Assert.That(_build.Run("--target=Deploy", "--env=staging", "--plan=none.json"), Is.EqualTo(1));
        Assert.That(_build.Output, Does.Match("Error: Reading the plan .*none.json: there is no such file. Make one with --target=Plan."));
    }

    [TestCase(0, false, 0)]
    [TestCase(0, true, RunOutcome.ChangesExitCode)]
    [TestCase(1, true, 1)]
    public void Should_EndWithTwo_When_ARunThatSucceededFoundChanges(int cakes, bool hasChanges, int expected) =>
        Assert.That(new RunOutcome { HasChanges = hasChanges }.End(cakes), Is.EqualTo(expected));
}
