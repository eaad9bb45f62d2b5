using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Charts.Packaging;
using Slipway.Charts.Rendering;
using Slipway.Manifests;
using Slipway.Processes;
using Slipway.Tools;
using Slipway.Validation.Runs;

namespace Charts.Tests.Infrastructure;

/// <summary>The engine as the host puts it together, over the real file system and the real helm. What it writes goes to a folder of its own.</summary>
internal static class Engine
{
    private static Tool? _helm;

    public static IFileSystem FileSystem { get; } = new FileSystem();

    public static ICakeEnvironment Environment { get; } = new CakeEnvironment(new CakePlatform(), new CakeRuntime());

    public static DirectoryPath Scratch { get; } = new(Directory.CreateTempSubdirectory("slipway-charts-").FullName);

    public static IProcessLauncher Launcher { get; } = new ProcessLauncher();

    public static ToolProcesses Processes { get; } = new(Launcher);

    public static IToolLocator Tools { get; } = new ToolLocator(
        Environment,
        new ToolRepository(Environment),
        new ToolResolutionStrategy(FileSystem, Environment, new Globber(FileSystem, Environment), new CakeConfiguration(new Dictionary<string, string>()), new NullLog()));

    public static Tool Helm => _helm ?? throw new InvalidOperationException("Helm is looked for before the first test.");

    public static HelmCommands Commands { get; } = new(FileSystem, Environment, Tools, Processes, () => Helm.Version.Text);

    public static ChartStager Stager { get; } = new(FileSystem, Scratch.Combine("charts"));

    public static ContentCache Cache { get; } = new(FileSystem, Scratch.Combine("cache"));

    public static DocumentMemo Documents { get; } = new();

    public static ChartRenderer Renderer { get; } = new(Commands, Stager, Cache);

    /// <summary>A resolver of its own for each caller: it remembers what it has read, and is not for several threads.</summary>
    public static ChartResolver NewResolver() => new(FileSystem, new ChartReader(FileSystem, new SymbolicLinks()));

    public static ChartRun NewRun() => new(
        FileSystem,
        NewResolver(),
        new ChartLinter(Commands, Stager, Cache),
        Renderer,
        new RuleChecker(Cache, "tests", Documents),
        Commands,
        Environment,
        TimeProvider.System);

    /// <summary>A packager that has packaged nothing yet.</summary>
    public static ChartPackager NewPackager() => new(FileSystem, Commands, Stager, NewFolder("packages"));

    public static DirectoryPath NewFolder(string name) => new(Directory.CreateDirectory(Scratch.Combine($"{name}-{Guid.NewGuid():N}").FullPath).FullName);

    /// <summary>Runs helm as it is, without a cluster to speak to.</summary>
    public static Task<ProcessOutcome> RunHelmAsync(params string[] arguments)
    {
        var request = new ProcessRequest(Helm.Path.FullPath, arguments)
        {
            Environment = new Dictionary<string, string?> { ["KUBECONFIG"] = Scratch.CombineWithFilePath("no-kubeconfig").FullPath },
        };
        return Launcher.RunAsync(request, TestContext.CurrentContext.CancellationToken);
    }

    /// <summary>Finds helm on PATH or in the repository, and downloads it when it is in neither.</summary>
    public static async Task FindHelmAsync(CancellationToken cancellationToken)
    {
        var folder = new ToolFolder(Repository.PathOf(".tools"), ToolCatalog.Package);
        var path = new ToolPath(Environment);
        var resolver = new ToolResolver(new ToolFinder(Launcher, path, folder), new ToolRestorer(Launcher, path, folder), Tools, Environment, new NullLog());
        _helm = (await resolver.ResolveAsync([ToolCatalog.Helm], cancellationToken))[0];
    }
}
