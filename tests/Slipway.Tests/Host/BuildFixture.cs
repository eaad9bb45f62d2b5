using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Cake.Testing;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Build;
using Slipway.Manifests;
using Slipway.Processes;
using Spectre.Console;

namespace Slipway.Tests.Host;

/// <summary>The real host with its real tasks, over a temporary repository, a log and a console that are kept, and a helm that is not there.</summary>
internal sealed class BuildFixture : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("slipway-");
    private readonly StringWriter _text = new();
    private readonly FakeConsole _console = new();
    private readonly FakeEnvironment _environment = FakeEnvironment.CreateUnixEnvironment();

    public BuildFixture()
    {
        _environment.WorkingDirectory = new DirectoryPath(_root.FullName);
        _environment.SetEnvironmentVariable("PATH", Path("bin"));
        Helm = new FakeHelm();
        WriteExecutable("bin/helm");
    }

    /// <summary>What helm does.</summary>
    public FakeHelm Helm { get; }

    /// <summary>What is piped in.</summary>
    public PipedInput Input { get; } = new();

    /// <summary>What the run left behind.</summary>
    public RunOutcome Outcome { get; } = new();

    /// <summary>Everything that was shown.</summary>
    public string Output => string.Concat(_console.Messages) + string.Concat(_console.ErrorMessages) + _text;

    public string Path(string path) => System.IO.Path.Combine(_root.FullName, path);

    public string Read(string path) => File.ReadAllText(Path(path));

    public bool Exists(string path) => File.Exists(Path(path)) || Directory.Exists(Path(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(path))!);
        File.WriteAllText(Path(path), text);
    }

    /// <summary>A small sound chart, with one value set besides the defaults.</summary>
    public void WriteChart(string name, string folder = "charts")
    {
        Write($"{folder}/{name}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 1.0.0\nappVersion: \"1.0.0\"\ntype: application\ndescription: A chart.\n");
        Write($"{folder}/{name}/values.yaml", "# -- Replicas\nreplicas: 1\n");
        Write($"{folder}/{name}/values-staging.yaml", "replicas: 2\n");
        Write($"{folder}/{name}/README.md", "# A chart\n");
        Write($"{folder}/{name}/templates/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n");
    }

    public void RemoveHelm() => File.Delete(Path("bin/helm"));

    /// <summary>Runs with the user standing in a folder, as build.sh does it.</summary>
    public int RunIn(string folder, params string[] arguments)
    {
        _environment.SetEnvironmentVariable(Folders.RootVariable, _root.FullName);
        _environment.WorkingDirectory = folder;
        return Run(arguments);
    }

    public int Run(params string[] arguments)
    {
        var ansiConsole = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_text) });
        return new CakeHost()
            .UseContext<BuildContext>()
            .AddAssembly(typeof(BuildContext).Assembly)
            .ConfigureServices(Build.Services.Add)
            .ConfigureServices(services => services
                .AddSingleton(Outcome)
                .AddSingleton<IConsole>(_console)
                .AddSingleton(ansiConsole)
                .AddSingleton<ICakeEnvironment>(_environment)
                .AddSingleton<IFileSystem, FileSystem>()
                .AddSingleton<IStandardInput>(Input)
                .AddSingleton<IProcessLauncher>(Helm))
            .Run(arguments);
    }

    public void Dispose() => _root.Delete(recursive: true);

    public void WriteExecutable(string path)
    {
        Write(path, "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
