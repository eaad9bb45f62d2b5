using Cake.Addins;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs helm.</summary>
/// <typeparam name="TSettings">The settings of the command.</typeparam>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">The environment; relative paths start at its working directory.</param>
/// <param name="processRunner">The process runner.</param>
/// <param name="tools">The tool locator.</param>
public abstract class HelmTool<TSettings>(
    IFileSystem fileSystem,
    ICakeEnvironment environment,
    IProcessRunner processRunner,
    IToolLocator tools)
    : Tool<TSettings>(fileSystem, environment, processRunner, tools)
    where TSettings : HelmSettings
{
    /// <summary>The environment.</summary>
    protected ICakeEnvironment Environment { get; } = environment;

    /// <inheritdoc/>
    protected sealed override string GetToolName() => "helm";

    /// <inheritdoc/>
    protected sealed override IEnumerable<string> GetToolExecutableNames() => ["helm", "helm.exe"];

    /// <summary>Runs helm and takes its standard output.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="arguments">The arguments.</param>
    private protected OutputReader RunAndRead(TSettings settings, ProcessArgumentBuilder arguments)
    {
        var process = new ProcessSettings { RedirectStandardOutput = true };
        if (settings is HelmValuesSettings { StandardInputValues: { } values })
        {
            process.StandardInput = values;
        }

        var output = new OutputReader();
        Run(settings, arguments, process, output.Read);
        return output;
    }

    /// <summary>Makes the path of a chart, a folder or a package, absolute.</summary>
    /// <param name="chart">The path.</param>
    private protected string Absolute(Core.IO.Path chart) => chart switch
    {
        FilePath package => package.MakeAbsolute(Environment).FullPath,
        DirectoryPath folder => folder.MakeAbsolute(Environment).FullPath,
        _ => throw new ArgumentException("A chart is a folder or a packaged file.", nameof(chart)),
    };
}
