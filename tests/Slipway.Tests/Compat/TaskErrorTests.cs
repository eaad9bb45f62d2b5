using Cake.Core;
using Cake.Frosting;

namespace Slipway.Tests.Compat;

public sealed class TaskErrorTests
{
    [Test]
    public void Should_Exit_With_1_And_Log_The_Message_When_A_Task_Throws()
    {
        var fixture = new HostFixture().With<Broken>().With<AfterBroken>();

        var exitCode = fixture.Run("--target=AfterBroken");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("Error: it broke"));
        Assert.That(fixture.Output, Does.Not.Contain("   at "));
        Assert.That(fixture.Journal, Is.Empty);
    }

    [Test]
    public void Should_Show_The_Stack_Trace_When_Diagnostic()
    {
        var fixture = new HostFixture().With<Broken>();

        fixture.Run("--target=Broken", "--verbosity=diagnostic");

        Assert.That(fixture.Output, Does.Contain("System.InvalidOperationException: it broke").And.Contain("   at "));
    }

    [Test]
    public void Should_Exit_With_1_When_The_Exception_Of_A_Task_Has_A_Code_Of_Its_Own()
    {
        var fixture = new HostFixture().With<BrokenWithExitCode>();

        var exitCode = fixture.Run("--target=BrokenWithExitCode");

        // Cake's engine wraps what a task throws; only a CakeException from outside the tasks decides the exit code.
        Assert.That(exitCode, Is.EqualTo(1));
    }

    [Test]
    public void Should_Exit_With_1_When_An_Asynchronous_Task_Throws()
    {
        var fixture = new HostFixture().With<BrokenAsync>();

        var exitCode = fixture.Run("--target=BrokenAsync");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("Error: it broke later"));
    }

    [Test]
    public void Should_Go_On_When_A_Failed_Task_Continues_On_Error()
    {
        var fixture = new HostFixture().With<Tolerated>().With<AfterTolerated>();

        var exitCode = fixture.Run("--target=AfterTolerated");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["after tolerated"]));
    }

    [Test]
    public void Should_Exit_With_0_When_The_Error_Handler_Returns()
    {
        var fixture = new HostFixture().With<Recovered>();

        var exitCode = fixture.Run("--target=Recovered");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["error: it broke", "finally"]));
    }

    [Test]
    public void Should_Exit_With_1_When_The_Error_Handler_Throws()
    {
        var fixture = new HostFixture().With<NotRecovered>();

        var exitCode = fixture.Run("--target=NotRecovered");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("Error: it broke while cleaning up"));
    }

    [Test]
    public void Should_Run_Finally_When_The_Task_Succeeds()
    {
        var fixture = new HostFixture().With<Clean>();

        var exitCode = fixture.Run("--target=Clean");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["run", "finally"]));
    }

    [Test]
    public void Should_See_An_Override_When_A_Base_Class_Of_The_Task_Has_It()
    {
        var fixture = new HostFixture().With<RecoveredByBase>();

        var exitCode = fixture.Run("--target=RecoveredByBase");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["recovered by base"]));
    }

    private sealed class Broken : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
    }

    [IsDependentOn(typeof(Broken))]
    private sealed class AfterBroken(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("after broken");
    }

    private sealed class BrokenWithExitCode : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new CakeException(42, "it broke");
    }

    private sealed class BrokenAsync : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            await Task.Yield();
            throw new InvalidOperationException("it broke later");
        }
    }

    [ContinueOnError]
    private sealed class Tolerated : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
    }

    [IsDependentOn(typeof(Tolerated))]
    private sealed class AfterTolerated(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("after tolerated");
    }

    private sealed class Recovered(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");

        public override void OnError(Exception exception, ICakeContext context) => journal.Add("error: " + exception.Message);

        public override void Finally(ICakeContext context) => journal.Add("finally");
    }

    private sealed class NotRecovered : AsyncFrostingTask
    {
        public override Task RunAsync(ICakeContext context) => throw new InvalidOperationException("it broke");

        public override void OnError(Exception exception, ICakeContext context)
            => throw new InvalidOperationException("it broke while cleaning up", exception);
    }

    private sealed class Clean(List<string> journal) : AsyncFrostingTask
    {
        public override Task RunAsync(ICakeContext context)
        {
            journal.Add("run");
            return Task.CompletedTask;
        }

        public override void Finally(ICakeContext context) => journal.Add("finally");
    }

    private abstract class RecoveringTask(List<string> journal) : FrostingTask
    {
        public override void OnError(Exception exception, ICakeContext context) => journal.Add("recovered by base");
    }

    private sealed class RecoveredByBase(List<string> journal) : RecoveringTask(journal)
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
    }
}
