using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Testing;

namespace Slipway.Tests.Addins;

/// <summary>What holds for every runner, and the command lines of one.</summary>
public abstract class ToolTests<TTests, TSettings>
    where TTests : IToolCases<TSettings>
    where TSettings : ToolSettings, new()
{
    protected static IEnumerable<TestCaseData> Arguments =>
        TTests.Cases.Select(@case => new TestCaseData(@case).SetArgDisplayNames(@case.Arguments));

    protected abstract string Tool { get; }

    /// <summary>What the tool prints.</summary>
    protected virtual IEnumerable<string> Output => [];

    [TestCaseSource(nameof(Arguments))]
    public void Should_Render_Arguments_When_Options_Are_Set(ToolCase<TSettings> @case)
    {
        var fixture = Fixture();
        @case.Set(fixture.Settings);

        var result = fixture.Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Args, Is.EqualTo(@case.Arguments));
            Assert.That(result.Process.Arguments.RenderSafe(), Is.EqualTo(@case.Logged ?? @case.Arguments));
        }
    }

    [Test]
    public void Should_Throw_When_Settings_Are_Null()
    {
        var fixture = Fixture();
        fixture.Settings = null!;

        Assert.That(fixture.Run, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("settings"));
    }

    [Test]
    public void Should_Throw_When_Context_Is_Null()
    {
        Assert.That(() => Run(null!, new TSettings()), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("context"));
    }

    [Test]
    public void Should_Find_Tool_When_No_Path_Is_Set()
    {
        Assert.That(Fixture().Run().Path.FullPath, Is.EqualTo($"/Working/tools/{Tool}"));
    }

    [Test]
    public void Should_Find_Exe_When_Tool_Is_One_Of_Windows()
    {
        var fixture = Fixture();
        fixture.GivenDefaultToolDoNotExist();
        fixture.FileSystem.CreateFile($"/Working/tools/{Tool}.exe");

        Assert.That(fixture.Run().Path.FullPath, Is.EqualTo($"/Working/tools/{Tool}.exe"));
    }

    [Test]
    public void Should_Throw_When_Tool_Is_Missing()
    {
        var fixture = Fixture();
        fixture.GivenDefaultToolDoNotExist();

        Assert.That(fixture.Run, Throws.TypeOf<CakeException>().With.Message.EqualTo($"{Tool}: Could not locate executable."));
    }

    [Test]
    public void Should_Use_Tool_Path_When_Set()
    {
        var fixture = Fixture();
        fixture.Settings.ToolPath = "../bin/custom";
        fixture.GivenSettingsToolPathExist();

        Assert.That(fixture.Run().Path.FullPath, Is.EqualTo("/bin/custom"));
    }

    [Test]
    public void Should_Throw_When_Process_Does_Not_Start()
    {
        var fixture = Fixture();
        fixture.GivenProcessCannotStart();

        Assert.That(fixture.Run, Throws.TypeOf<CakeException>().With.Message.EqualTo($"{Tool}: Process was not started."));
    }

    [Test]
    public void Should_Throw_When_Exit_Code_Is_Not_Zero()
    {
        var fixture = Fixture();
        fixture.GivenProcessExitsWithCode(1);

        Assert.That(fixture.Run, Throws.TypeOf<CakeException>().With.Message.EqualTo($"{Tool}: Process returned an error (exit code 1)."));
    }

    [TestCase(null, "/Working")]
    [TestCase("systems", "/Working/systems")]
    public void Should_Run_In_Working_Directory(string? folder, string expected)
    {
        var fixture = Fixture();
        fixture.Settings.WorkingDirectory = folder is null ? null : new DirectoryPath(folder);

        Assert.That(fixture.Run().Process.WorkingDirectory.FullPath, Is.EqualTo(expected));
    }

    protected abstract void Run(ICakeContext context, TSettings settings);

    private protected AliasFixture<TSettings> Fixture() => new(Tool, Output, Run);
}
