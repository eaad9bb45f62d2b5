using Cake.Core;
using Slipway.Model;
using Slipway.Parallel;

namespace Slipway.Images;

/// <summary>Builds and pushes the services' images: only those whose content the registry does not have.</summary>
/// <param name="content">Says what an image is made of.</param>
/// <param name="baseImage">Finds what images start from.</param>
/// <param name="registry">Knows what is there.</param>
/// <param name="publisher">Publishes the services.</param>
/// <param name="docker">Builds and pushes.</param>
/// <param name="revision">Says where the sources come from.</param>
/// <param name="folders">Where images come from.</param>
/// <param name="clock">Measures.</param>
public sealed class ImageBuilder(
    ImageContent content,
    BaseImage baseImage,
    ImageRegistry registry,
    ServicePublisher publisher,
    DockerCommands docker,
    SourceRevision revision,
    ImageFolders folders,
    TimeProvider clock)
{
    /// <summary>Name of the Dockerfile's argument with the base image.</summary>
    public const string BaseArgument = "BASE_IMAGE";

    /// <summary>Sees to it that every image is in the registry or in the Docker engine.</summary>
    /// <param name="images">The images.</param>
    /// <param name="host">The registry they are for.</param>
    /// <param name="cancellationToken">Ends the run; what was begun is killed.</param>
    /// <returns>The images, in the same order.</returns>
    /// <exception cref="CakeException">An image cannot be built, the registry cannot be asked, or there is no Docker engine.</exception>
    public async Task<IReadOnlyList<ImageResult>> BuildAsync(IReadOnlyList<ImageDefinition> images, string host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        var start = await baseImage.FindAsync(host, cancellationToken);
        var found = await Task.WhenAll(images.Select(image => FindAsync(image, host, start.Digest, cancellationToken)));
        if (Array.TrueForAll(found, image => image.State == ImageState.Present))
        {
            return found;
        }

        docker.RequireEngine("Building images", cancellationToken);
        (ImageDefinition Image, ImageName Name, int Index)[] missing =
        [
            .. images.Select((image, index) => (image, found[index].Name, index))
                .Where(image => found[image.index].State != ImageState.Present && !docker.HasImage(image.Name, cancellationToken)),
        ];
        if (missing.Length > 0)
        {
            publisher.Publish([.. missing.Select(image => image.Image)], cancellationToken);
            var labels = revision.Labels(cancellationToken);
            var built = BoundedParallel.Map(missing, image => Build(image.Image, image.Name, start.Reference, labels, cancellationToken), cancellationToken);
            foreach (var (image, result) in missing.Zip(built))
            {
                found[image.Index] = result;
            }
        }

        return found;
    }

    /// <summary>Pushes the images that the registry does not have.</summary>
    /// <param name="images">The images, as they were built.</param>
    /// <param name="cancellationToken">Ends the run; what was begun is killed.</param>
    /// <returns>The images, in the same order, each with its digest.</returns>
    /// <exception cref="CakeException">The registry refuses, or cannot be reached.</exception>
    public IReadOnlyList<ImageResult> Push(IReadOnlyList<ImageResult> images, CancellationToken cancellationToken) => BoundedParallel.Map(
        images,
        image =>
        {
            if (image.Digest is not null)
            {
                return image;
            }

            var started = clock.GetTimestamp();
            var digest = docker.Push(image.Name, cancellationToken);
            return image with { Digest = digest, State = ImageState.Pushed, Duration = image.Duration + clock.GetElapsedTime(started) };
        },
        cancellationToken);

    private async Task<ImageResult> FindAsync(ImageDefinition image, string host, string baseDigest, CancellationToken cancellationToken)
    {
        var name = new ImageName(host, image.Name, content.TagOf(image, baseDigest));
        var digest = await registry.FindDigestAsync(name, cancellationToken);
        return new ImageResult(name, digest is null ? ImageState.Built : ImageState.Present, TimeSpan.Zero) { Digest = digest };
    }

    private ImageResult Build(ImageDefinition image, ImageName name, string baseReference, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var build = new ImageBuild(name, folders.Dockerfile, publisher.FolderOf(image))
        {
            Arguments = new Dictionary<string, string> { [BaseArgument] = baseReference },
            Labels = labels,
        };
        var output = docker.Build(build, cancellationToken);
        return new ImageResult(name, ImageState.Built, clock.GetElapsedTime(started)) { Output = output };
    }
}
