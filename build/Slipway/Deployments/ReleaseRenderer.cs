using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Manifests;
using Slipway.Processes;
using Slipway.Secrets;

namespace Slipway.Deployments;

/// <summary>Renders a release with the values that the user adds, before anything is changed in a cluster.</summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="environment">Cake's environment.</param>
/// <param name="tools">Finds helm.</param>
/// <param name="processes">Starts processes.</param>
/// <param name="stager">Puts charts together.</param>
/// <param name="redactor">Takes secrets out of what helm says.</param>
public sealed class ReleaseRenderer(
    IFileSystem fileSystem, ICakeEnvironment environment, IToolLocator tools, ToolProcesses processes, ChartStager stager, SecretRedactor redactor)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Renders a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <returns>Its manifest, but for what depends on the cluster.</returns>
    /// <exception cref="CakeException">The chart refuses the values: which, and why.</exception>
    public ManifestSet Render(Release release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var chart = stager.Stage(release.Chart);
        var settings = new HelmTemplateSettings
        {
            Namespace = release.Namespace,
            StandardInputValues = StampedValues.Of(release, secretRevision: ""),
            ArgumentCustomization = release.User.AddTo,
            KubeVersion = release.Chart.Chart.Metadata is { } metadata ? KubeVersions.For(metadata, null) : null,
        };
        if (release.Set.File is { } file)
        {
            settings.Values.Add(chart.CombineWithFilePath(file));
        }

        var outcome = processes.Run(
            $"helm template of {release.Name}", TimeLimit, runner => new HelmTemplater(fileSystem, environment, runner, tools).Run(settings, release.Name, chart), cancellationToken);
        if (outcome.Succeeded)
        {
            return ManifestSet.Read(release.Name, release.Set.Name, outcome.StandardOutput.Text);
        }

        var causes = HelmErrorReader.Read(release.Chart.Chart, release.Set, outcome.StandardError.Text).Select(finding => $"{finding.Message} ({finding.Rule})");
        throw new CakeException(redactor.Redact(
            $"Checking the values of {release.Name}: {string.Join("; ", causes)}. They come from {string.Join(" ", release.User.Shown)}, on top of {release.Set.File ?? ValueSet.DefaultsFile}."));
    }
}
