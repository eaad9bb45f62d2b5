using Cake.Cli;
using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace Slipway.Tests.Compat;

public sealed class TaskConditionTests
{
    [Test]
    public void Should_Skip_Quietly_When_A_Dependency_Should_Not_Run()
    {
        var fixture = new HostFixture().With<Sign>().With<Publish>();

        var exitCode = fixture.Run("--target=Publish");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["Publish"]));
        Assert.That(fixture.Output, Does.Contain("Skipped"));
    }

    [Test]
    public void Should_Fail_When_The_Target_Should_Not_Run()
    {
        var fixture = new HostFixture().With<Sign>();

        var exitCode = fixture.Run("--target=Sign");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Journal, Is.Empty);
        Assert.That(fixture.Output, Does.Contain("Could not reach target 'Sign' since it was skipped due to a criteria: no signing key."));
    }

    [Test]
    public void Should_Run_When_The_Task_Should_Run()
    {
        var fixture = new HostFixture().With<Sign>().With<Publish>();

        fixture.Run("--target=Publish", "--key=k");

        Assert.That(fixture.Journal, Is.EqualTo(["Sign", "Publish"]));
    }

    [Test]
    public void Should_Log_The_Reason_When_A_Dependency_Is_Skipped()
    {
        var fixture = new HostFixture().With<Sign>().With<Publish>();

        fixture.Run("--target=Publish", "--verbosity=verbose");

        Assert.That(fixture.Output, Does.Contain("no signing key"));
    }

    [Test]
    public void Should_Show_The_Reason_In_The_Summary_When_The_Application_Brings_The_Spectre_Printer()
    {
        var fixture = new HostFixture().With<Sign>().With<Publish>();
        fixture.Host.ConfigureServices(services => services.AddSingleton<ICakeReportPrinter, CakeSpectreReportPrinter>());

        fixture.Run("--target=Publish");

        Assert.That(fixture.Output, Does.Match("Sign .*Skipped .*no signing key"));
    }

    [Test]
    public void Should_Leave_A_Task_Out_Of_The_Summary_When_It_Only_Has_Dependencies()
    {
        var fixture = new HostFixture().With<All>().With<Sign>().With<Publish>();

        var exitCode = fixture.Run("--target=All");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Output, Does.Match("Publish +[0-9:.]+ +Succeeded").And.Not.Match("All +[0-9:.]+"));
    }

    private sealed class Sign(List<string> journal) : FrostingTask, IFrostingTask
    {
        string IFrostingTask.SkippedMessage => "no signing key";

        public override bool ShouldRun(ICakeContext context) => context.Arguments.HasArgument("key");

        public override void Run(ICakeContext context) => journal.Add("Sign");
    }

    [IsDependentOn(typeof(Sign))]
    private sealed class Publish(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Publish");
    }

    [IsDependentOn(typeof(Publish))]
    private sealed class All : FrostingTask;
}
