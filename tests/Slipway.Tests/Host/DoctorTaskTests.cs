namespace Slipway.Tests.Host;

public sealed class DoctorTaskTests
{
    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp()
    {
        _build = new BuildFixture();
        _build.WriteExecutable("bin/dotnet");
        _build.Helm.Answer = command => command.Contains("version", StringComparison.Ordinal) && !command.StartsWith("version --", StringComparison.Ordinal)
            ? FakeHelm.Outcome(0, "10.0.401\n")
            : null;
    }

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_Succeed_When_Everything_Is_There_That_The_Target_Needs()
    {
        var exitCode = _build.Run("--target=Doctor", "--for=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, _build.Output);
            Assert.That(_build.Output, Does.Contain("helm").And.Contain("kubectl").And.Contain("docker").And.Contain("cluster"));
        });
    }

    [TestCase("Validate", 1)]
    [TestCase("Clean", 0)]
    public void Should_Fail_Only_For_What_The_Target_Needs(string target, int expected)
    {
        _build.RemoveHelm();

        var exitCode = _build.Run("--target=Doctor", $"--for={target}");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(expected), _build.Output);
            Assert.That(_build.Output, Does.Contain("helm"));
        });
    }

    [Test]
    public void Should_Refuse_A_Target_That_Does_Not_Exist()
    {
        var exitCode = _build.Run("--target=Doctor", "--for=Validat");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain("there is no target 'Validat'. Did you mean Validate?"));
        });
    }
}
