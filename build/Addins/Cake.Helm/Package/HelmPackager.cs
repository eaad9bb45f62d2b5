using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs <c>helm package</c>.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public sealed class HelmPackager(IFileSystem fileSystem, ICakeEnvironment environment, IProcessRunner processRunner, IToolLocator tools)
    : HelmTool<HelmPackageSettings>(fileSystem, environment, processRunner, tools)
{
    private const string SavedTo = "saved it to: ";

    /// <summary>Packages a chart.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="chart">The chart's folder.</param>
    /// <returns>The package.</returns>
    /// <exception cref="CakeException">helm did not say where the package is.</exception>
    public FilePath Run(HelmPackageSettings settings, DirectoryPath chart)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(chart);
        var lines = RunAndRead(settings, GetArguments(settings, chart)).Lines;
        var saved = lines.LastOrDefault(line => line.Contains(SavedTo, StringComparison.Ordinal))
            ?? throw new CakeException($"helm package: did not say where the package of '{chart.FullPath}' is.");
        return new FilePath(saved[(saved.IndexOf(SavedTo, StringComparison.Ordinal) + SavedTo.Length)..].Trim())
            .MakeAbsolute(GetWorkingDirectory(settings).MakeAbsolute(Environment));
    }

    private ProcessArgumentBuilder GetArguments(HelmPackageSettings settings, DirectoryPath chart) =>
        new ProcessArgumentBuilder()
            .Append("package")
            .AppendGlobal(settings, Environment)
            .AppendOption("destination", settings.Destination?.MakeAbsolute(Environment).FullPath)
            .AppendOption("version", settings.Version)
            .AppendOption("app-version", settings.AppVersion)
            .AppendOption("dependency-update", settings.DependencyUpdate)
            .AppendArgument(Absolute(chart));
}
