using Cake.Core;
using Slipway.Build.Systems;
using Slipway.Charts;
using Slipway.Deployments;
using Slipway.Images;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation.Runs;
using Slipway.Wording;

namespace Slipway.Build.Deploy;

/// <summary>The releases that the command line asks for, from the repository's charts and the images that were pushed.</summary>
/// <param name="resolver">Reads charts.</param>
/// <param name="charts">Checks them.</param>
/// <param name="renderer">Renders them with the user's values.</param>
public sealed class ReleaseSelection(ChartResolver resolver, ChartRun charts, ReleaseRenderer renderer)
{
    /// <summary>The systems that were asked for.</summary>
    /// <param name="context">The command line.</param>
    public static IReadOnlyList<SystemDefinition> Systems(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.ChosenSystem is { } system ? [system] : SystemCatalog.All;
    }

    /// <summary>The releases that were asked for.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="registry">The registry that images come from.</param>
    /// <exception cref="CakeException">There is no list of images.</exception>
    public IReadOnlyList<Release> Releases(BuildContext context, EnvironmentDefinition environment, string registry)
    {
        ArgumentNullException.ThrowIfNull(context);
        var lists = new[] { context.Output, context.Folders.Artifacts }.Select(folder => folder.CombineWithFilePath(ImagesJson.ImagesFile)).ToArray();
        if (Array.Find(lists, file => context.FileSystem.GetFile(file).Exists) is not { } list)
        {
            throw new CakeException($"Deploying to {environment.Name}: there is no {lists[0].SeenFrom(context.Folders.Root)}, which says where the images are. Run --target=Push-Images --env={environment.Name} first.");
        }

        var images = ImagesJson.Read(context.FileSystem, list);
        return [.. Systems(context).Select(system => new Release(system, environment, registry, resolver.Resolve(context.Folders.Charts.Combine(system.Name)), images) { User = context.DeployOptions.User })];
    }

    /// <summary>Fails unless the charts of the releases are sound under the environment's values.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="releases">The releases.</param>
    /// <returns>What each renders to.</returns>
    /// <exception cref="CakeException">A chart has errors: the first ones.</exception>
    public IReadOnlyList<ManifestSet> Validate(BuildContext context, IReadOnlyList<Release> releases)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(releases);
        var folder = context.Folders.Cache.Combine("deploy");
        var request = new ChartRunRequest([.. releases.Select(release => release.Chart.Chart.Directory)], ChartSteps.Lint | ChartSteps.Render | ChartSteps.Rules)
        {
            Systems = releases.ToDictionary(release => release.Chart.Chart.Directory.FullPath, release => release.System, StringComparer.Ordinal),
            ValueSet = releases[0].Set.Name,
            ManifestFolder = folder,
        };
        var errors = charts.Execute(request, context.CancellationToken).SelectMany(report => report.Findings).Where(finding => finding.Severity == Severity.Error).ToArray();
        if (errors.Length > 0)
        {
            var first = string.Join(Environment.NewLine, errors.Take(5).Select(finding => $"  charts/{finding.Chart}/{finding.Location}: {finding.Message} ({finding.Rule})"));
            throw new CakeException($"Validating charts before the deployment: {errors.Length} error{(errors.Length == 1 ? "" : "s")}. See all with --target=Validate.{Environment.NewLine}{first}");
        }

        return
        [
            .. releases.Select(release => release.User.IsEmpty
                ? ManifestSet.Read(release.Name, release.Set.Name, ReadText(context, folder, release))
                : renderer.Render(release, context.CancellationToken)),
        ];
    }

    private static string ReadText(BuildContext context, Cake.Core.IO.DirectoryPath folder, Release release)
    {
        var file = folder.Combine(release.Name).CombineWithFilePath($"{release.Set.Name}.yaml");
        using var reader = new StreamReader(context.FileSystem.GetFile(file).Open(FileMode.Open, FileAccess.Read, FileShare.Read));
        return reader.ReadToEnd();
    }
}
