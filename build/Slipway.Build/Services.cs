using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Build.Charts;
using Slipway.Build.Cluster;
using Slipway.Build.Deploy;
using Slipway.Build.Images;
using Slipway.Build.Terminal;
using Slipway.Build.Tools;
using Slipway.Caching;
using Slipway.Charts;
using Slipway.Charts.Packaging;
using Slipway.Charts.Rendering;
using Slipway.Cluster;
using Slipway.Cluster.Local;
using Slipway.Deployments;
using Slipway.Images;
using Slipway.Manifests;
using Slipway.Processes;
using Slipway.Reports;
using Slipway.Reports.Html;
using Slipway.Secrets;
using Slipway.Smoke;
using Slipway.Tools;
using Slipway.Validation.Runs;
using Spectre.Console;

namespace Slipway.Build;

/// <summary>Puts the engine together. Nothing is made before a task asks for it.</summary>
public static class Services
{
    /// <summary>Adds the engine's services.</summary>
    /// <param name="services">The host's services.</param>
    public static void Add(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<RunCancellation>();
        services.AddSingleton<Folders>();
        services.AddSingleton<IProcessLauncher, ProcessLauncher>();
        services.AddSingleton<ToolProcesses>();
        services.AddSingleton<IConsole, QuietConsole>();
        services.AddSingleton<IVersionResolver, SlipwayVersion>();
        services.AddSingleton(AnsiConsole.Console);
        services.AddSingleton<ICakeReportPrinter>(provider => QuietConsole.IsWatched(provider.GetRequiredService<ICakeEnvironment>())
            ? new CakeSpectreReportPrinter(provider.GetRequiredService<IAnsiConsole>())
            : new CakeReportPrinter(provider.GetRequiredService<IConsole>(), provider.GetRequiredService<ICakeContext>()));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Docs.GeneratedDocs>();
        services.AddSingleton<Tests.TestRun>();
        services.AddSingleton<Tests.BenchmarkRun>();
        AddTools(services);
        AddCharts(services);
        AddImages(services);
        AddLocalClusters(services);
        AddDeployments(services);
    }

    private static void AddTools(IServiceCollection services)
    {
        services.AddSingleton(provider => new ToolFolder(provider.GetRequiredService<Folders>().Tools, ToolCatalog.Package));
        services.AddSingleton<ToolPath>();
        services.AddSingleton<ToolFinder>();
        services.AddSingleton<ToolRestorer>();
        services.AddSingleton<ToolResolver>();
        services.AddSingleton<Toolset>();
        services.AddSingleton<Doctor>();
        services.AddSingleton<DoctorTable>();
    }

    private static void AddCharts(IServiceCollection services)
    {
        services.AddSingleton<ISymbolicLinks, SymbolicLinks>();
        services.AddSingleton<ChartDiscovery>();
        services.AddSingleton<ChartReader>();
        services.AddSingleton<ChartResolver>();
        services.AddSingleton<ChartLinter>();
        services.AddSingleton<ChartRenderer>();
        services.AddSingleton<ChartRun>();
        services.AddSingleton<ChartWork>();
        services.AddSingleton<IStandardInput, StandardInput>();
        services.AddSingleton<ManifestFiles>();
        services.AddSingleton<ManifestRun>();
        services.AddSingleton<ManifestWork>();
        services.AddSingleton<DifferenceWork>();
        services.AddSingleton<DocumentMemo>();
        services.AddSingleton<HtmlReport>();
        services.AddSingleton<ReportFiles>();
        services.AddSingleton(provider => new HelmCommands(
            provider.GetRequiredService<IFileSystem>(),
            provider.GetRequiredService<ICakeEnvironment>(),
            provider.GetRequiredService<IToolLocator>(),
            provider.GetRequiredService<ToolProcesses>(),
            () => provider.GetRequiredService<Toolset>().VersionOf(ToolCatalog.Helm.Name)));
        services.AddSingleton(provider => new ChartStager(provider.GetRequiredService<IFileSystem>(), provider.GetRequiredService<Folders>().StagedCharts));
        services.AddSingleton(provider => new RuleChecker(provider.GetRequiredService<ContentCache>(), typeof(Services).Module.ModuleVersionId.ToString("N"), provider.GetRequiredService<DocumentMemo>()));
        services.AddSingleton<CacheTrimmer>();
        services.AddSingleton(CacheOf);
        services.AddSingleton(provider => new ChartPackager(
            provider.GetRequiredService<IFileSystem>(),
            provider.GetRequiredService<HelmCommands>(),
            provider.GetRequiredService<ChartStager>(),
            provider.GetRequiredService<Folders>().Cache.Combine("package")));
    }

    // Whoever uses the cache sees to it that it does not grow for ever.
    private static ContentCache CacheOf(IServiceProvider provider)
    {
        var folders = provider.GetRequiredService<Folders>();
        provider.GetRequiredService<RunOutcome>().Afterwards = () => provider.GetRequiredService<CacheTrimmer>().Trim(folders.Cache, folders.StagedCharts);
        return new ContentCache(
            provider.GetRequiredService<IFileSystem>(),
            folders.Cache,
            enabled: !Arguments.Switches.IsOn(provider.GetRequiredService<ICakeArguments>(), Arguments.BuildArguments.NoCache));
    }

    private static void AddImages(IServiceCollection services)
    {
        services.AddSingleton(provider => new ImageFolders(provider.GetRequiredService<Folders>().Root));
        services.AddSingleton<IDiskSpace, DiskSpace>();
        services.AddSingleton<HttpClient>();
        services.AddSingleton<DockerCommands>();
        services.AddSingleton<ImageRegistry>();
        services.AddSingleton<ImageContent>();
        services.AddSingleton<BaseImage>();
        services.AddSingleton<ServicePublisher>();
        services.AddSingleton<SourceRevision>();
        services.AddSingleton<ImageBuilder>();
        services.AddSingleton<ImageMirror>();
        services.AddSingleton<ImageTable>();
        services.AddSingleton<ImageWork>();
    }

    private static void AddLocalClusters(IServiceCollection services)
    {
        services.AddSingleton(provider => new LocalClusterOptions(provider.GetRequiredService<Folders>().Root, Environments.Local.Registry));
        services.AddSingleton<KubectlProbe>();
        services.AddSingleton<ILocalClusterDriver, ExistingClusterDriver>();
        services.AddSingleton<ILocalClusterDriver, KindClusterDriver>();
        services.AddSingleton<ILocalClusterDriver, DebianClusterDriver>();
        services.AddSingleton<LocalClusters>();
        services.AddSingleton<ClusterWork>();
    }

    private static void AddDeployments(IServiceCollection services)
    {
        services.AddSingleton<SecretRedactor>();
        services.AddSingleton<ICakeLog>(provider => new RedactedLog(
            new CakeBuildLog(provider.GetRequiredService<IConsole>()), provider.GetRequiredService<SecretRedactor>()));
        services.AddSingleton<SecretSources>();
        services.AddSingleton<SecretStore>();
        services.AddSingleton<Kubectl>();
        services.AddSingleton<HelmReleases>();
        services.AddSingleton<ImageCheck>();
        services.AddSingleton<SmokeRun>();
        services.AddSingleton<ReleaseRenderer>();
        services.AddSingleton<ReleaseSelection>();
        services.AddSingleton<ClusterChoice>();
        services.AddSingleton(provider => new Confirmation(
            provider.GetRequiredService<IAnsiConsole>(),
            isInteractive: !System.Console.IsInputRedirected && !ConsoleReport.ShouldBePlain(provider.GetRequiredService<IAnsiConsole>(), provider.GetRequiredService<ICakeEnvironment>())));
        services.AddSingleton<PlanWork>();
        services.AddSingleton<DeployWork>();
        services.AddSingleton<SystemWork>();
    }
}
