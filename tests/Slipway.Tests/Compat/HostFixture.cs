using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Cake.Testing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Slipway.Tests.Compat;

/// <summary>A real host over a fake console, file system and environment; its tasks write what they do into a journal.</summary>
internal sealed class HostFixture
{
    public const string Root = "/Working";

    private readonly FakeConsole _console = new();
    private readonly StringWriter _ansiText = new();

    public HostFixture()
    {
        var environment = FakeEnvironment.CreateUnixEnvironment();
        FileSystem = new FakeFileSystem(environment);
        FileSystem.CreateDirectory(Root);

        var ansiConsole = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_ansiText) });
        Host = new CakeHost().ConfigureServices(services => services
            .AddSingleton(Journal)
            .AddSingleton<IConsole>(_console)
            .AddSingleton(ansiConsole)
            .AddSingleton<IFileSystem>(FileSystem)
            .AddSingleton<ICakeEnvironment>(environment));
    }

    public CakeHost Host { get; }

    public List<string> Journal { get; } = [];

    public FakeFileSystem FileSystem { get; }

    public string Output => string.Concat(_console.Messages) + string.Concat(_console.ErrorMessages) + _ansiText;

    public HostFixture With<TTask>()
        where TTask : class, IFrostingTask
    {
        Host.ConfigureServices(services => services.AddSingleton<IFrostingTask, TTask>());
        return this;
    }

    public int Run(params string[] arguments) => Host.Run(arguments);
}
