using Cake.Core;
using Cake.Frosting;

namespace Slipway.Tests.Compat;

public sealed class LifetimeTests
{
    private static HostFixture Fixture()
    {
        var fixture = new HostFixture().With<Compile>().With<Test>();
        fixture.Host.UseContext<Context>().UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>();
        return fixture;
    }

    [Test]
    public void Should_Set_Up_And_Tear_Down_Around_Run_And_Tasks()
    {
        var fixture = Fixture();

        var exitCode = fixture.Run("--target=Test");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(
        [
            "setup Test",
            "task setup Compile", "compile", "task teardown Compile",
            "task setup Test", "test", "task teardown Test",
            "teardown True",
        ]));
    }

    [Test]
    public void Should_Tear_Down_When_A_Task_Fails()
    {
        var fixture = Fixture();

        var exitCode = fixture.Run("--target=Test", "--fail=compile");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Journal, Is.EqualTo(["setup Test", "task setup Compile", "task teardown Compile", "teardown False"]));
    }

    [Test]
    public void Should_Tear_Down_And_Run_No_Task_When_The_Setup_Fails()
    {
        var fixture = Fixture();

        var exitCode = fixture.Run("--target=Test", "--fail=setup");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Journal, Is.EqualTo(["teardown False"]));
    }

    private sealed class Context(ICakeContext context) : FrostingContext(context)
    {
        public void FailIfAsked(string place)
        {
            if (Arguments.GetArguments("fail").Contains(place))
            {
                throw new InvalidOperationException($"{place} failed");
            }
        }
    }

    private sealed class Lifetime(List<string> journal) : FrostingLifetime<Context>
    {
        public override void Setup(Context context, ISetupContext info)
        {
            context.FailIfAsked("setup");
            journal.Add("setup " + info.TargetTask.Name);
        }

        public override void Teardown(Context context, ITeardownContext info) => journal.Add("teardown " + info.Successful);
    }

    private sealed class TaskLifetime(List<string> journal) : FrostingTaskLifetime<Context>
    {
        public override void Setup(Context context, ITaskSetupContext info) => journal.Add("task setup " + info.Task.Name);

        public override void Teardown(Context context, ITaskTeardownContext info) => journal.Add("task teardown " + info.Task.Name);
    }

    private sealed class Compile(List<string> journal) : FrostingTask<Context>
    {
        public override void Run(Context context)
        {
            context.FailIfAsked("compile");
            journal.Add("compile");
        }
    }

    [IsDependentOn(typeof(Compile))]
    private sealed class Test(List<string> journal) : FrostingTask<Context>
    {
        public override void Run(Context context) => journal.Add("test");
    }
}
