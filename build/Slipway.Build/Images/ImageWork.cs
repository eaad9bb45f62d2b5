using Cake.Core;
using Cake.Core.Diagnostics;
using Slipway.Build.Cluster;
using Slipway.Build.Systems;
using Slipway.Images;
using Slipway.Model;
using Slipway.Reports;
using Spectre.Console;

namespace Slipway.Build.Images;

/// <summary>What the tasks do with images: picks those that the command line asks for, hands them to the engine, and reports.</summary>
/// <param name="builder">Builds and pushes.</param>
/// <param name="mirror">Mirrors.</param>
/// <param name="cluster">Knows the local registry.</param>
/// <param name="table">Shows images.</param>
/// <param name="console">Where they are shown.</param>
public sealed class ImageWork(ImageBuilder builder, ImageMirror mirror, ClusterWork cluster, ImageTable table, IAnsiConsole console)
{
    private IReadOnlyList<ImageResult> _built = [];

    /// <summary>Builds the images of the systems that were asked for, as far as the environment's registry does not have them.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">An image cannot be built.</exception>
    public async Task BuildAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var images = (context.ChosenSystem is { } system ? [system] : SystemCatalog.All).SelectMany(one => one.Images);
        _built = await builder.BuildAsync([.. images], RegistryOf(context), context.CancellationToken);
        foreach (var image in _built.Where(image => image.Output.Length > 0))
        {
            context.Log.Verbose("{0}\n{1}", image.Name, image.Output);
        }
    }

    /// <summary>Shows the images that were built.</summary>
    /// <param name="context">The command line.</param>
    public void ShowBuilt(BuildContext context) => Show(context, _built);

    /// <summary>Pushes the images that were built, and writes where they are.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">The registry refuses.</exception>
    public void Push(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Finish(context, builder.Push(_built, context.CancellationToken), ImagesJson.ImagesFile);
    }

    /// <summary>Fills the environment's registry with public images, and writes where they are.</summary>
    /// <param name="context">The command line.</param>
    /// <exception cref="CakeException">An image is not to be had.</exception>
    public async Task MirrorAsync(BuildContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var images = await mirror.FillAsync(Mirrors.All, RegistryOf(context), EnvironmentOf(context) == Environments.Local, context.CancellationToken);
        Finish(context, images, ImagesJson.MirrorsFile);
    }

    private void Finish(BuildContext context, IReadOnlyList<ImageResult> images, string file)
    {
        ImagesJson.Merge(context.FileSystem, context.Output.CombineWithFilePath(file), [.. images.Select(image => image.Reference)]);
        Show(context, images);
    }

    private void Show(BuildContext context, IReadOnlyList<ImageResult> images) => table.Write(images, ConsoleReport.ShouldBePlain(console, context.Environment));

    private static EnvironmentDefinition EnvironmentOf(BuildContext context) => context.ChosenEnvironment ?? Environments.Local;

    // A local cluster that this run has started may have its registry at another port.
    private string RegistryOf(BuildContext context)
    {
        var environment = EnvironmentOf(context);
        return environment == Environments.Local && cluster.Access is { } access ? access.Registry : environment.Registry;
    }
}
