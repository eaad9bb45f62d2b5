using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Spectre.Console;

namespace Slipway.Tests.Compat;

/// <summary>A real host over a fake console, file system and environment; its tasks write what they do into a journal.</summary>
internal sealed class HostFixture
{
    public const string Root = "/work/project";

    private readonly StringWriter _ansiText = new();

    public HostFixture()
    {
        Environment.WorkingDirectory = new DirectoryPath(Root);
        Environment.GetEnvironmentVariables().Returns(new Dictionary<string, string>());
        Environment.Runtime.Returns(new CakeRuntime());
        AddDirectory(Root);

        var ansiConsole = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_ansiText) });
        Host = new CakeHost().ConfigureServices(services => services
            .AddSingleton(Journal)
            .AddSingleton<IConsole>(Console)
            .AddSingleton(ansiConsole)
            .AddSingleton(FileSystem)
            .AddSingleton(Environment));
    }

    public CakeHost Host { get; }

    public List<string> Journal { get; } = [];

    public RecordingConsole Console { get; } = new();

    public IFileSystem FileSystem { get; } = Substitute.For<IFileSystem>();

    public ICakeEnvironment Environment { get; } = Substitute.For<ICakeEnvironment>();

    public string Output => Console.Text + _ansiText;

    public HostFixture With<TTask>()
        where TTask : class, IFrostingTask
    {
        Host.ConfigureServices(services => services.AddSingleton<IFrostingTask, TTask>());
        return this;
    }

    public void AddDirectory(string path)
    {
        var directory = Substitute.For<IDirectory>();
        directory.Exists.Returns(true);
        FileSystem.GetDirectory(Arg.Is<DirectoryPath>(asked => asked.FullPath == path)).Returns(directory);
    }

    public int Run(params string[] arguments) => Host.Run(arguments);
}
