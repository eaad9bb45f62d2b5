using Cake.Core;
using Cake.Frosting;

namespace Slipway.Tests.Compat;

public sealed class TaskOrderTests
{
    private static HostFixture Diamond()
        => new HostFixture().With<Publish>().With<Test>().With<Lint>().With<Restore>().With<Sign>();

    [Test]
    public void Should_Run_Dependencies_First_And_Once_When_Two_Tasks_Share_One()
    {
        var fixture = Diamond();

        var exitCode = fixture.Run("--target=Test");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["Restore", "Lint", "Test"]));
    }

    [Test]
    public void Should_Run_Dependee_First_When_It_Names_The_Target()
    {
        var fixture = Diamond();

        fixture.Run("--target=Publish");

        Assert.That(fixture.Journal, Is.EqualTo(["Restore", "Lint", "Test", "Sign", "Publish"]));
    }

    [Test]
    public void Should_Run_The_Target_Alone_When_Exclusive([Values("--exclusive", "-e")] string flag)
    {
        var fixture = Diamond();

        var exitCode = fixture.Run("--target=Publish", flag);

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["Publish"]));
    }

    [Test]
    public void Should_Run_Every_Target_In_Order_When_Several_Are_Given()
    {
        var fixture = Diamond();

        var exitCode = fixture.Run("--target", "Lint", "-t", "Sign");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["Restore", "Lint", "Sign"]));
    }

    [Test]
    public void Should_Run_Default_When_No_Target_Is_Given()
    {
        var fixture = Diamond().With<Default>();

        fixture.Run();

        Assert.That(fixture.Journal, Is.EqualTo(["Default"]));
    }

    [Test]
    public void Should_Find_The_Target_When_Its_Case_Differs()
    {
        var fixture = Diamond();

        var exitCode = fixture.Run("--target=restore");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["Restore"]));
    }

    [Test]
    public void Should_Fail_And_Name_The_Target_When_It_Is_Unknown()
    {
        var fixture = Diamond();

        var exitCode = fixture.Run("--target=Tset");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("Error: The target 'Tset' was not found."));
        Assert.That(fixture.Journal, Is.Empty);
    }

    [Test]
    public void Should_Fail_When_A_Dependency_Is_No_Task()
    {
        var fixture = new HostFixture().With<DependsOnString>();

        var exitCode = fixture.Run("--target=DependsOnString");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("The dependency 'String' is not a valid task."));
    }

    [Test]
    public void Should_Fail_When_A_Dependee_Is_No_Task()
    {
        var fixture = new HostFixture().With<DependeeOfString>();

        var exitCode = fixture.Run("--target=DependeeOfString");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("The reverse dependency 'String' is not a valid task."));
    }

    [Test]
    public void Should_Fail_When_Two_Tasks_Have_One_Name()
    {
        var fixture = new HostFixture().With<Restore>().With<SecondRestore>();

        var exitCode = fixture.Run("--target=Restore");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("Another task with the name 'Restore' has already been added."));
    }

    private sealed class Default(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Default");
    }

    [TaskName("Restore")]
    private sealed class Restore(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Restore");
    }

    [TaskName("Restore")]
    private sealed class SecondRestore : FrostingTask;

    [IsDependentOn(typeof(Restore))]
    private sealed class Lint(List<string> journal) : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            await Task.Yield();
            journal.Add("Lint");
        }
    }

    [IsDependentOn(typeof(Restore))]
    [IsDependentOn(typeof(Lint))]
    private sealed class Test(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Test");
    }

    [IsDependentOn(typeof(Test))]
    private sealed class Publish(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Publish");
    }

    [IsDependeeOf(typeof(Publish))]
    private sealed class Sign(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("Sign");
    }

    [IsDependentOn(typeof(string))]
    private sealed class DependsOnString : FrostingTask;

    [IsDependeeOf(typeof(string))]
    private sealed class DependeeOfString : FrostingTask;
}
