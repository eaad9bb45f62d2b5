using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm;
using Slipway.Model;
using Slipway.Processes;

namespace Slipway.Charts.Rendering;

/// <summary>Runs the commands of helm that need no cluster.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">Cake's environment.</param>
/// <param name="tools">Finds helm.</param>
/// <param name="processes">Starts processes.</param>
/// <param name="version">Tells helm's version; asked once, when it is needed.</param>
public sealed class HelmCommands(IFileSystem fileSystem, ICakeEnvironment environment, IToolLocator tools, ToolProcesses processes, Func<string> version)
{
    // Rendering is pure computation. One minute is some hundred times what a large chart takes.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    // A process that lives for a tenth of a second does best to leave its garbage alone, and to stay on the core that it was given, since
    // one runs on each: a quarter less CPU than with Go's defaults. Beyond the limit, which only huge charts reach, garbage is collected again.
    // Source: https://pkg.go.dev/runtime#hdr-Environment_Variables.
    private static readonly (string Name, string Value)[] ShortLife = [("GOGC", "off"), ("GOMEMLIMIT", "512MiB"), ("GOMAXPROCS", "1")];

    // The first helm whose lint can leave out the schema. Source: https://github.com/helm/helm/releases/tag/v3.16.0.
    private static readonly SemanticVersion SkipsSchema = new(3, 16, 0);

    private readonly Lazy<string> _version = new(version);

    /// <summary>Helm's version, such as <c>4.1.4</c>.</summary>
    public string Version => _version.Value;

    /// <summary>Renders a chart: <c>helm template</c>.</summary>
    /// <param name="chart">The folder that helm is given.</param>
    /// <param name="request">What to render.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm could not be run, was killed, or did not end in time.</exception>
    public ProcessOutcome Template(DirectoryPath chart, RenderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var settings = WithValues(new HelmTemplateSettings { IncludeCrds = true, KubeVersion = request.KubeVersion, Namespace = request.Chart.Chart.Name }, chart, request);
        return processes.Run(
            $"helm template of {request.Subject}",
            TimeLimit,
            runner => new HelmTemplater(fileSystem, environment, runner, tools).Run(settings, request.Chart.Chart.Name, chart),
            cancellationToken);
    }

    /// <summary>Lints a chart: <c>helm lint</c>.</summary>
    /// <param name="chart">The folder that helm is given.</param>
    /// <param name="request">What to lint.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm could not be run, was killed, or did not end in time.</exception>
    public IReadOnlyList<HelmLintMessage> Lint(DirectoryPath chart, RenderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var settings = WithValues(new HelmLintSettings { KubeVersion = request.KubeVersion, Namespace = request.Chart.Chart.Name }, chart, request);
        // Rendering validates the values, and tells the line of each that is wrong.
        settings.SkipSchemaValidation = SemanticVersion.TryParse(Version, out var found) && found.CompareTo(SkipsSchema) >= 0 ? true : null;
        settings.HandleExitCode = _ => true; // a chart that fails is what the messages are about
        IReadOnlyList<HelmLintMessage> messages = [];
        processes.Run(
            $"helm lint of {request.Subject}",
            TimeLimit,
            runner => messages = new HelmLinter(fileSystem, environment, runner, tools).Run(settings, chart),
            cancellationToken);
        return messages;
    }

    /// <summary>Packages a chart: <c>helm package</c>.</summary>
    /// <param name="chart">The folder that helm is given.</param>
    /// <param name="destination">Where the archive goes.</param>
    /// <param name="name">Name of the chart.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="CakeException">Helm refused the chart, could not be run, was killed, or did not end in time.</exception>
    public void Package(DirectoryPath chart, DirectoryPath destination, string name, CancellationToken cancellationToken)
    {
        var settings = new HelmPackageSettings { Destination = destination };
        var what = $"helm package of chart {name}";
        var outcome = processes.Run(what, TimeLimit, runner => new HelmPackager(fileSystem, environment, runner, tools).Run(settings, chart), cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new CakeException(outcome.Explain(what, new ProcessRequest("helm")));
        }
    }

    private static TSettings WithValues<TSettings>(TSettings settings, DirectoryPath chart, RenderRequest request)
        where TSettings : HelmValuesSettings
    {
        foreach (var (name, value) in ShortLife)
        {
            settings.EnvironmentVariables[name] = value;
        }

        if (request.Set.File is { } file)
        {
            settings.Values.Add(chart.CombineWithFilePath(file));
        }

        return settings;
    }
}
