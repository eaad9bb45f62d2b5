using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace Slipway.Tests.Compat;

public sealed class SwitchTests
{
    private static HostFixture Fixture() => new HostFixture().With<Compile>().With<Test>();

    [TestCase("Test\\s*└─Compile", "--tree")]
    [TestCase("Compile +.*Compiles the code", "--description")]
    [TestCase("1\\. Compile\\s*2\\. Test", "--target=Test", "--dryrun")]
    public void Should_Show_And_Run_Nothing_When_Asked_To_Show(string shown, params string[] arguments)
    {
        var fixture = Fixture();

        var exitCode = fixture.Run(arguments);

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Output, Does.Match(shown));
        Assert.That(fixture.Journal, Is.Empty);
    }

    [TestCase("quiet", Verbosity.Quiet)]
    [TestCase("minimal", Verbosity.Minimal)]
    [TestCase("normal", Verbosity.Normal)]
    [TestCase("verbose", Verbosity.Verbose)]
    [TestCase("diagnostic", Verbosity.Diagnostic)]
    public void Should_Log_As_Much_As_Asked_When_A_Verbosity_Is_Given(string value, Verbosity expected)
    {
        var fixture = Fixture();

        fixture.Run("--target=Test", $"--verbosity={value}");

        Assert.That(fixture.Journal, Does.Contain($"verbosity {expected}"));
    }

    [Test]
    public void Should_Log_Normally_When_No_Verbosity_Is_Given()
    {
        var fixture = Fixture();

        fixture.Run("--target=Test");

        Assert.That(fixture.Journal, Does.Contain("verbosity Normal"));
    }

    [Test]
    public void Should_Fail_And_Run_Nothing_When_The_Verbosity_Is_Unknown()
    {
        var fixture = Fixture();

        var exitCode = fixture.Run("--verbosity=loud");

        Assert.That(exitCode, Is.EqualTo(-1));
        Assert.That(fixture.Output, Does.Contain("loud"));
        Assert.That(fixture.Journal, Is.Empty);
    }

    [Test]
    public void Should_Show_The_Version_Without_Making_Context_Or_Tasks_When_Asked_For_It()
    {
        var fixture = Fixture();
        fixture.Host.UseContext<CountedContext>().ConfigureServices(services => services.AddSingleton<IVersionResolver>(new FixedVersion()));

        var exitCode = fixture.Run("--version");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Output, Does.Contain("1.2.3"));
        Assert.That(fixture.Journal, Is.Empty);
    }

    [Test]
    public void Should_Pass_The_Version_On_When_It_Has_A_Value()
    {
        var fixture = Fixture();

        var exitCode = fixture.Run("--target=Test", "--version=2.0.0");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Does.Contain("version 2.0.0"));
    }

    [Test]
    public void Should_List_Every_Switch_Without_Making_Context_Or_Tasks_When_Asked_For_Help([Values("--help", "-h")] string flag)
    {
        var fixture = Fixture();
        fixture.Host.UseContext<CountedContext>();

        var exitCode = fixture.Run(flag);

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.Empty);
        foreach (var name in (string[])["target", "exclusive", "tree", "description", "dryrun", "verbosity", "working", "version", "help"])
        {
            Assert.That(fixture.Output, Does.Contain("--" + name));
        }
    }

    private sealed class FixedVersion : IVersionResolver
    {
        public string GetVersion() => "1.2.3";

        public string GetProductVersion() => "1.2.3+abc";
    }

    private sealed class CountedContext : FrostingContext
    {
        public CountedContext(ICakeContext context, List<string> journal)
            : base(context) => journal.Add("context");
    }

    [TaskDescription("Compiles the code")]
    private sealed class Compile : FrostingTask;

    [IsDependentOn(typeof(Compile))]
    private sealed class Test : FrostingTask
    {
        private readonly List<string> _journal;

        public Test(List<string> journal) => _journal = journal;

        public override void Run(ICakeContext context)
        {
            _journal.Add($"verbosity {context.Log.Verbosity}");
            _journal.Add($"version {string.Join(',', context.Arguments.GetArguments("version"))}");
        }
    }
}
