using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Model;
using Slipway.Parallel;
using Slipway.Processes;

namespace Slipway.Images;

/// <summary>
/// Fills a registry with public images that clusters need: from where they are public, or, where that cannot be reached, with equivalents built here. Beside an image's
/// own tag lies a second one that says where it came from, so that an equivalent whose recipe has changed is built anew.
/// </summary>
/// <param name="context">Cake's context.</param>
/// <param name="content">Says what an equivalent is made of.</param>
/// <param name="registry">Knows what is there.</param>
/// <param name="docker">Pulls and pushes.</param>
/// <param name="processes">Runs tools.</param>
/// <param name="folders">Where images come from.</param>
/// <param name="clock">Measures.</param>
public sealed class ImageMirror(
    ICakeContext context,
    ImageContent content,
    ImageRegistry registry,
    DockerCommands docker,
    ToolProcesses processes,
    ImageFolders folders,
    TimeProvider clock)
{
    private const string PublicMark = "public";

    private static readonly TimeSpan BuildTimeLimit = TimeSpan.FromMinutes(15);

    /// <summary>Sees to it that a registry has images.</summary>
    /// <param name="mirrors">The public images.</param>
    /// <param name="host">The registry.</param>
    /// <param name="mayBuild">Whether equivalents may be built where an image cannot be pulled: for a local cluster only.</param>
    /// <param name="cancellationToken">Ends the run; what was begun is killed.</param>
    /// <returns>The images, in the same order, each with its digest.</returns>
    /// <exception cref="CakeException">An image is not to be had, the registry refuses, or there is no Docker engine.</exception>
    public async Task<IReadOnlyList<ImageResult>> FillAsync(IReadOnlyList<MirrorDefinition> mirrors, string host, bool mayBuild, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mirrors);
        var found = await Task.WhenAll(mirrors.Select(mirror => FindAsync(mirror, host, mayBuild, cancellationToken)));
        if (Array.TrueForAll(found, image => image is not null))
        {
            return found!;
        }

        docker.RequireEngine("Mirroring images", cancellationToken);
        (MirrorDefinition Mirror, ImageResult? Found)[] all = [.. mirrors.Zip(found)];
        return BoundedParallel.Map(all, pair => pair.Found ?? Fill(pair.Mirror, host, mayBuild, cancellationToken), cancellationToken);
    }

    // Elsewhere than on a local cluster the registry's owner decides what lies in it: what is there counts.
    private async Task<ImageResult?> FindAsync(MirrorDefinition mirror, string host, bool mayBuild, CancellationToken cancellationToken)
    {
        var name = ImageName.Parse(mirror.Reference).In(host);
        if (await registry.FindDigestAsync(name, cancellationToken) is not { } digest)
        {
            return null;
        }

        var isCurrent = !mayBuild
            || await registry.FindDigestAsync(Marked(name, PublicMark), cancellationToken) == digest
            || await registry.FindDigestAsync(Marked(name, content.TagOf(mirror)), cancellationToken) == digest;
        return isCurrent ? new ImageResult(name, ImageState.Present, TimeSpan.Zero) { Digest = digest } : null;
    }

    private ImageResult Fill(MirrorDefinition mirror, string host, bool mayBuild, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var source = ImageName.Parse(mirror.Reference);
        var name = source.In(host);
        var refusal = docker.TryPull(source, cancellationToken);
        if (refusal is null)
        {
            docker.Tag(source, name, cancellationToken);
        }
        else if (mayBuild)
        {
            BuildEquivalent(mirror, name, refusal, cancellationToken);
        }
        else
        {
            throw new CakeException(
                $"Mirroring {source}: {refusal}. Only local clusters take images built here: run this where {source.Registry} can be reached, or copy the image to {name} yourself.");
        }

        var digest = docker.Push(name, cancellationToken);
        if (mayBuild)
        {
            var mark = Marked(name, refusal is null ? PublicMark : content.TagOf(mirror));
            docker.Tag(name, mark, cancellationToken);
            docker.Push(mark, cancellationToken);
        }

        return new ImageResult(name, refusal is null ? ImageState.Mirrored : ImageState.BuiltLocally, clock.GetElapsedTime(started)) { Digest = digest };
    }

    private void BuildEquivalent(MirrorDefinition mirror, ImageName name, string refusal, CancellationToken cancellationToken)
    {
        var what = $"Building an equivalent of {mirror.Reference}";
        var script = folders.LocalBuilds.CombineWithFilePath("build");
        var settings = new ProcessSettings { Arguments = new ProcessArgumentBuilder().Append(mirror.LocalBuild).AppendQuoted(name.ToString()) };
        if (context.Tools.Resolve(["kubectl", "kubectl.exe"]) is { } kubectl)
        {
            settings.Arguments.Append("--tools").AppendQuoted(kubectl.GetDirectory().FullPath);
        }

        var outcome = processes.Run(what, BuildTimeLimit, runner => runner.Start(script, settings), cancellationToken);
        if (outcome.Succeeded)
        {
            return;
        }

        // The script says what is wrong, and shows the end of the log of what failed.
        var cause = DockerAdvice.IsDiskFull(outcome) ? "no space left on device. See: df -h" : outcome.StandardError.Text.Trim();
        throw new CakeException(string.Create(CultureInfo.InvariantCulture, $"{what} (it cannot be pulled: {refusal}): {(cause.Length > 0 ? cause : $"exit code {outcome.ExitCode}")}"));
    }

    private static ImageName Marked(ImageName name, string mark) => name with { Tag = $"{name.Tag}-{mark}" };
}
