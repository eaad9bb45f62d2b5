using Slipway.Processes;

namespace Slipway.Tests.Host;

/// <summary>What becomes of a run when helm itself does not survive.</summary>
public sealed class BadHelmTests
{
    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp() => _build = new BuildFixture();

    [TearDown]
    public void TearDown() => _build.Dispose();

    [TestCaseSource(nameof(BadHelms))]
    public void Should_Report_The_Other_Charts_When_Helm_Does_Not_Survive_One(ProcessOutcome outcome, string message)
    {
        _build.WriteChart("app");
        _build.WriteChart("good");
        _build.Helm.Answer = command => command.StartsWith("template", StringComparison.Ordinal) && command.Contains("charts/app", StringComparison.Ordinal) ? outcome : null;

        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain("app: error SLW012: helm template of chart app with values").And.Contain(message.Split(": ")[1]));
            Assert.That(_build.Output, Does.Contain("good 1.0.0: no findings; 2 value sets"));
            Assert.That(_build.Output, Does.Contain("Validating charts: "));
        });
    }

    [Test]
    public void Should_Give_Up_When_Helm_Does_Not_Survive_Several_Charts()
    {
        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            _build.WriteChart(name);
        }

        _build.Helm.Answer = command => command.StartsWith("template", StringComparison.Ordinal) ? FakeHelm.Outcome(137) : null;

        Assert.That(_build.Run("--target=Validate"), Is.EqualTo(1));
        Assert.That(_build.Output, Does.Match("Error: helm template of chart .* with values .*: killed by signal 9"));
    }

    [TestCaseSource(nameof(BadHelms))]
    public void Should_Say_In_One_Line_What_Happened_To_Helm(ProcessOutcome outcome, string message)
    {
        _build.WriteChart("app");
        File.Delete(_build.Path("charts/app/values-staging.yaml"));
        _build.Helm.Answer = command => command.StartsWith("template", StringComparison.Ordinal) ? outcome : null;

        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain(message));
            Assert.That(_build.Output, Does.Not.Contain("   at "));
        });
    }

    private static IEnumerable<TestCaseData> BadHelms()
    {
        yield return new TestCaseData(FakeHelm.Outcome(137), "helm template of chart app with values default: killed by signal 9 (SIGKILL)") { TestName = "killed by a signal" };
        yield return new TestCaseData(TimedOut(), "helm template of chart app with values default: no answer within 60 s (killed)") { TestName = "hanging" };
    }

    private static ProcessOutcome TimedOut() => FakeHelm.Outcome(137) with { TimedOut = true };
}
