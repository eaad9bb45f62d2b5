using System.Diagnostics;
using System.Runtime.Versioning;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm;
using Cake.Testing;
using NSubstitute;

namespace Slipway.Tests.Addins;

/// <summary>Runs aliases with Cake's own process runner and a shell script in place of helm.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Include = "Linux,MacOsX")]
public sealed class RealProcessTests
{
    private readonly FakeLog _log = new() { Verbosity = Cake.Core.Diagnostics.Verbosity.Diagnostic };
    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("slipway-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("a b")]
    [TestCase("say \"hello\"")]
    [TestCase("a,b={c}")]
    [TestCase(@"C:\charts\")]
    [TestCase(@"C:\my charts\")]
    [TestCase("back\\\"slash")]
    [TestCase("two\\\\\"slashes")]
    [TestCase("$HOME `id` 'x' ; & | * ?")]
    [TestCase("--set=x")]
    [TestCase("\tü\"\" ")]
    public void Should_Reach_The_Process_Unchanged_When_A_Value_Has_Any_Characters(string value)
    {
        var context = Context("for argument in \"$@\"; do printf '%s\\n' \"$argument\"; done");
        var settings = new HelmTemplateSettings { ToolPath = Tool, Set = [$"key={value}"], Namespace = value, ApiVersions = ["x", value] };

        var arguments = context.HelmTemplate(settings, "rel", new DirectoryPath("/chart"));

        Assert.That(arguments.Split('\n'), Is.EqualTo(
            ["template", $"--namespace={value}", $"--set=key={value}", "--api-versions=x", $"--api-versions={value}", "rel", "/chart"]));
    }

    [Test]
    public void Should_Keep_An_Empty_Value()
    {
        var context = Context("echo $#; printf '<%s>' \"$2\"");

        var output = context.HelmTemplate(
            new HelmTemplateSettings { ToolPath = Tool, Namespace = string.Empty },
            "rel",
            new DirectoryPath("/chart"));

        Assert.That(output, Is.EqualTo("4\n<--namespace=>"));
    }

    [Test]
    public void Should_Log_No_Secret_When_Values_Are_Set()
    {
        var context = Context("cat >/dev/null; echo done");

        context.HelmTemplate(
            new HelmTemplateSettings { ToolPath = Tool, Set = ["a=hidden1"], SetString = ["b=hidden2 x"], StandardInputValues = "c: hidden3" },
            "rel",
            new DirectoryPath("/chart"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_log.Entries, Has.Some.Property(nameof(FakeLogMessage.Message)).Contains("--set=[REDACTED] --set-string=[REDACTED]"));
            Assert.That(_log.Entries, Has.None.Property(nameof(FakeLogMessage.Message)).Contains("hidden"));
        }
    }

    [Test]
    public void Should_Pass_Values_By_Standard_Input()
    {
        var context = Context("cat");

        var output = context.HelmTemplate(
            new HelmTemplateSettings { ToolPath = Tool, StandardInputValues = "a: \"ü\"\nb: 2" },
            "rel",
            new DirectoryPath("/chart"));

        Assert.That(output, Is.EqualTo("a: \"ü\"\nb: 2"));
    }

    [TestCase(null)]
    [TestCase(60)]
    public void Should_Read_All_Of_A_Long_Output(int? timeoutInSeconds)
    {
        var context = Context("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done");

        var settings = new HelmTemplateSettings
        {
            ToolPath = Tool,
            ToolTimeout = timeoutInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

        var output = context.HelmTemplate(settings, "rel", new DirectoryPath("/chart"));

        Assert.That(output.Split('\n'), Has.Length.EqualTo(20000));
    }

    [Test]
    public void Should_End_The_Tool_When_Time_Is_Up()
    {
        var context = Context("exec sleep 60");
        var clock = Stopwatch.StartNew();

        Assert.That(
            () => context.HelmVersion(new HelmVersionSettings { ToolPath = Tool, ToolTimeout = TimeSpan.FromMilliseconds(300) }),
            Throws.TypeOf<TimeoutException>().With.Message.Contains("helm"));

        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    private FilePath Tool => System.IO.Path.Combine(_folder, "helm");

    private ICakeContext Context(string script)
    {
        File.WriteAllText(Tool.FullPath, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(Tool.FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var fileSystem = new FileSystem();
        var environment = new CakeEnvironment(new CakePlatform(), new CakeRuntime());
        var configuration = new FakeConfiguration();
        var tools = new ToolLocator(
            environment,
            new ToolRepository(environment),
            new ToolResolutionStrategy(fileSystem, environment, new Globber(fileSystem, environment), configuration, _log));
        var context = Substitute.For<ICakeContext>();
        context.FileSystem.Returns(fileSystem);
        context.Environment.Returns(environment);
        context.Tools.Returns(tools);
        context.ProcessRunner.Returns(new ProcessRunner(fileSystem, environment, _log, tools, configuration));
        return context;
    }
}
