using System.Reflection;
using Cake.Core;
using Cake.Core.Composition;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting;
using Cake.Testing;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Slipway.Tests.Compat;

public sealed class HostTests
{
    [Test]
    public void Should_Give_Tasks_The_Context_When_One_Is_Set()
    {
        var fixture = new HostFixture().With<NeedsContext>();
        fixture.Host.UseContext<BuildContext>();

        var exitCode = fixture.Run("--target=NeedsContext", "--env=dev");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["environment dev"]));
    }

    [Test]
    public void Should_Warn_And_Leave_Out_A_Task_When_It_Needs_Another_Context()
    {
        var fixture = new HostFixture().With<NeedsContext>().With<Where>();

        var exitCode = fixture.Run("--target=Where");
        var exitCodeOfLeftOut = fixture.Run("--target=NeedsContext");

        Assert.That(exitCode, Is.Zero);
        Assert.That(exitCodeOfLeftOut, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("Task 'NeedsContext' cannot be used").And.Contain(nameof(BuildContext)));
    }

    [Test]
    public void Should_Fail_With_The_Cause_When_The_Context_Cannot_Be_Made()
    {
        var fixture = new HostFixture().With<Where>();
        fixture.Host.UseContext<BrokenContext>();

        var exitCode = fixture.Run("--target=Where");

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(fixture.Output, Does.Contain("Error: unknown environment").And.Not.Contain("   at "));
        Assert.That(fixture.Journal, Is.Empty);
    }

    [Test]
    public void Should_Fail_When_A_Task_Derives_From_No_Task_Base_Class()
    {
        var fixture = new HostFixture();
        fixture.Host.ConfigureServices(services => services.AddSingleton(Substitute.For<IFrostingTask>()));

        var exitCode = fixture.Run();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("must derive from FrostingTask or AsyncFrostingTask"));
    }

    [Test]
    public void Should_Find_Public_Tasks_Only_When_An_Assembly_Is_Added()
    {
        var assembly = Substitute.For<Assembly>();
        assembly.GetExportedTypes().Returns([typeof(Where), typeof(NeedsBase), typeof(string)]);
        var fixture = new HostFixture();
        fixture.Host.AddAssembly(assembly);

        var exitCode = fixture.Run("--target=Where");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo([HostFixture.Root]));
    }

    [Test]
    public void Should_Use_The_Replacements_When_Services_Of_Cake_Are_Replaced()
    {
        var log = Substitute.For<ICakeLog>();
        var runner = Substitute.For<IProcessRunner>();
        var fixture = new HostFixture().With<StartsProcess>();
        fixture.Host.ConfigureServices(services => services.AddSingleton(log).AddSingleton(runner));

        var exitCode = fixture.Run("--target=StartsProcess");

        Assert.That(exitCode, Is.Zero);
        runner.Received(1).Start(Arg.Is<FilePath>(path => path.FullPath == "helm"), Arg.Any<ProcessSettings>());
        log.Received(1).Write(Verbosity.Normal, LogLevel.Information, "{0}", "started");
    }

    [Test]
    public void Should_Register_Services_When_A_Module_Is_Used()
    {
        var fixture = new HostFixture().With<Where>();
        fixture.Host.UseModule<EnvironmentModule>();

        fixture.Run("--target=Where");

        Assert.That(fixture.Journal, Is.EqualTo(["/from/module"]));
    }

    [Test]
    public void Should_Run_In_The_Directory_When_A_Working_Directory_Is_Set()
    {
        var fixture = new HostFixture().With<Where>();
        fixture.FileSystem.CreateDirectory("/Working/sub");
        fixture.Host.UseWorkingDirectory("sub");

        var exitCode = fixture.Run("--target=Where");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["/Working/sub"]));
    }

    [Test]
    public void Should_Prefer_The_Switch_When_A_Working_Directory_Is_Set_Twice()
    {
        var fixture = new HostFixture().With<Where>();
        fixture.FileSystem.CreateDirectory("/elsewhere");
        fixture.Host.UseWorkingDirectory("sub");

        var exitCode = fixture.Run("--target=Where", "--working=/elsewhere");

        Assert.That(exitCode, Is.Zero);
        Assert.That(fixture.Journal, Is.EqualTo(["/elsewhere"]));
    }

    [Test]
    public void Should_Fail_When_The_Working_Directory_Does_Not_Exist()
    {
        var fixture = new HostFixture().With<Where>();

        var exitCode = fixture.Run("--target=Where", "--working=missing");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("The working directory '/Working/missing' does not exist."));
        Assert.That(fixture.Journal, Is.Empty);
    }

    [Test]
    public void Should_Configure_The_Tool_Path_When_One_Is_Set()
    {
        var fixture = new HostFixture().With<ToolPath>();
        fixture.Host.SetToolPath(".tools");

        fixture.Run("--target=ToolPath");

        Assert.That(fixture.Journal, Is.EqualTo([".tools"]));
    }

    [Test]
    public void Should_Make_No_Package_Installer_When_Nothing_Is_Installed()
    {
        var fixture = new HostFixture().With<Where>();
        fixture.Host.ConfigureServices(services => services.AddSingleton<IPackageInstaller, JournalInstaller>());

        fixture.Run("--target=Where");

        Assert.That(fixture.Journal, Is.EqualTo([HostFixture.Root]));
    }

    [Test]
    public void Should_Install_Into_The_Tool_Path_And_Find_The_Tool_When_A_Tool_Is_To_Be_Installed()
    {
        var fixture = new HostFixture().With<ResolvesTool>();
        fixture.Host
            .ConfigureServices(services => services.AddSingleton<IPackageInstaller, JournalInstaller>())
            .SetToolPath(".tools")
            .InstallTool(new Uri("journal:?package=helm"));

        var exitCode = fixture.Run("--target=ResolvesTool");

        Assert.That(exitCode, Is.Zero, fixture.Output);
        Assert.That(fixture.Journal, Is.EqualTo(
            ["installer made", "install helm into /Working/.tools", "found /Working/.tools/helm"]));
    }

    [Test]
    public void Should_Fail_When_No_Installer_Knows_The_Scheme()
    {
        var fixture = new HostFixture().With<Where>();
        fixture.Host.InstallTool(new Uri("unknown:?package=helm"));

        var exitCode = fixture.Run("--target=Where");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(fixture.Output, Does.Contain("Could not find an installer for the 'unknown' scheme."));
        Assert.That(fixture.Journal, Is.Empty);
    }

    private sealed class BuildContext(ICakeContext context) : FrostingContext(context)
    {
        public string EnvironmentName => Arguments.GetArguments("env").Single();
    }

    private sealed class BrokenContext : FrostingContext
    {
        public BrokenContext(ICakeContext context)
            : base(context) => throw new CakeException(3, "unknown environment");
    }

    private abstract class NeedsBase : FrostingTask<BuildContext>;

    private sealed class NeedsContext(List<string> journal) : NeedsBase
    {
        public override void Run(BuildContext context) => journal.Add("environment " + context.EnvironmentName);
    }

    private sealed class Where(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Environment.WorkingDirectory.FullPath);
    }

    private sealed class ToolPath(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Configuration.GetValue("Paths_Tools"));
    }

    private sealed class StartsProcess : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            context.ProcessRunner.Start("helm", new ProcessSettings());
            context.Log.Information("started");
        }
    }

    private sealed class ResolvesTool(List<string> journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("found " + context.Tools.Resolve("helm"));
    }

    private sealed class EnvironmentModule : ICakeModule
    {
        public void Register(ICakeContainerRegistrar registrar)
        {
            var environment = FakeEnvironment.CreateUnixEnvironment();
            environment.WorkingDirectory = "/from/module";
            var fileSystem = new FakeFileSystem(environment);
            fileSystem.CreateDirectory("/from/module");
            registrar.RegisterInstance(environment).As<ICakeEnvironment>();
            registrar.RegisterInstance(fileSystem).As<IFileSystem>();
        }
    }

    private sealed class JournalInstaller : IPackageInstaller
    {
        private readonly List<string> _journal;

        public JournalInstaller(List<string> journal)
        {
            _journal = journal;
            _journal.Add("installer made");
        }

        public bool CanInstall(PackageReference package, PackageType type) => package.Scheme == "journal";

        public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path)
        {
            _journal.Add($"install {package.Package} into {path}");
            var file = Substitute.For<IFile>();
            file.Path.Returns(path.CombineWithFilePath(package.Package));
            file.Exists.Returns(true);
            return [file];
        }
    }
}
