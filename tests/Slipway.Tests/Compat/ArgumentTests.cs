using Cake.Common;
using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace Slipway.Tests.Compat;

public sealed class ArgumentTests
{
    private static IDictionary<string, ICollection<string>> ArgumentsOf(params string[] arguments)
    {
        IDictionary<string, ICollection<string>>? seen = null;
        var fixture = FixtureWith(context => seen = context.Arguments.GetArguments());

        var exitCode = fixture.Run(arguments);

        Assert.That(exitCode, Is.Zero, fixture.Output);
        return seen!;
    }

    [Test]
    public void Should_Pass_On_A_Value_When_An_Argument_Is_Not_A_Switch()
        => Assert.That(ArgumentsOf("--env=staging")["env"], Is.EqualTo(["staging"]));

    [Test]
    public void Should_Pass_On_A_Value_When_It_Follows_After_A_Space()
        => Assert.That(ArgumentsOf("--env", "staging")["env"], Is.EqualTo(["staging"]));

    [Test]
    public void Should_Keep_All_Values_And_Their_Equals_Signs_When_An_Argument_Is_Repeated()
        => Assert.That(ArgumentsOf("--set=a=1", "--set=b=2")["set"], Is.EqualTo(["a=1", "b=2"]));

    [Test]
    public void Should_Have_The_Argument_When_It_Is_A_Flag()
        => Assert.That(ArgumentsOf("--force"), Does.ContainKey("force"));

    [Test]
    public void Should_Have_The_Target_When_One_Is_Given()
        => Assert.That(ArgumentsOf("--target=default")["target"], Is.EqualTo(["default"]));

    [Test]
    public void Should_Have_The_Default_Target_When_None_Is_Given()
        => Assert.That(ArgumentsOf()["target"], Is.EqualTo(["Default"]));

    [Test]
    public void Should_Read_A_Typed_Argument_When_Asked_By_Alias()
    {
        var retries = 0;
        var fixture = FixtureWith(context => retries = context.Argument<int>("retries"));

        fixture.Run("--retries=3");

        Assert.That(retries, Is.EqualTo(3));
    }

    private static HostFixture FixtureWith(Action<ICakeContext> action)
    {
        var fixture = new HostFixture().With<Default>();
        fixture.Host.ConfigureServices(services => services.AddSingleton(action));
        return fixture;
    }

    private sealed class Default(Action<ICakeContext> action) : FrostingTask
    {
        public override void Run(ICakeContext context) => action(context);
    }
}
