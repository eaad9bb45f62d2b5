using System.Runtime.InteropServices;
using Slipway.Build;

namespace Slipway.Tests.Host;

public sealed class DeployArgumentTests
{
    [TestCase("--grace=-1", "Reading the command line: --grace=-1 is no factor. Write a number from 0 to 100, such as 1.5.")]
    [TestCase("--grace=slow", "Reading the command line: --grace=slow is no factor. Write a number from 0 to 100, such as 1.5.")]
    [TestCase("--wait-for-lock=soon", "Reading the command line: --wait-for-lock=soon is no length of time. Write it as 90s, 10m or 1h; 24h at most.")]
    [TestCase("--wait-for-lock=25h", "Reading the command line: --wait-for-lock=25h is no length of time. Write it as 90s, 10m or 1h; 24h at most.")]
    public void Should_Refuse_When_AnArgumentIsNoNumberOrTime(string argument, string message)
    {
        using var build = new BuildFixture();

        var exitCode = build.Run("--target=Deploy", "--env=staging", argument);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(build.Output, Does.Contain(message));
    }

    [TestCase("Benchmark-Deploy", "Measuring deployments, which removes both systems and their data from the cluster of local")]
    [TestCase("Test-End-To-End", "Running the end-to-end tests, which remove both systems and their data from the cluster of local")]
    [TestCase("Test-Faults", "Running the tests of all faults, which disturb the cluster of local and remove both systems and their data from it")]
    public void Should_AskFirst_When_TheLocalClusterIsTaken(string target, string doing)
    {
        using var build = new BuildFixture();

        var exitCode = build.Run($"--target={target}", "--exclusive");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(build.Output, Does.Contain($"{doing}: it must be confirmed. Write --confirm=local."));
    }

    [TestCase(null, 1)]
    [TestCase(PosixSignal.SIGINT, 130)]
    [TestCase(PosixSignal.SIGTERM, 143)]
    public void Should_EndAsShellsHaveIt_When_ASignalCame(PosixSignal? signal, int exitCode) =>
        Assert.That(new RunOutcome { InterruptedBy = signal }.End(1), Is.EqualTo(exitCode));
}
