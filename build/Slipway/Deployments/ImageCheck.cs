using Cake.Core;
using Slipway.Images;
using Slipway.Model;

namespace Slipway.Deployments;

/// <summary>Asks a registry whether it has the images of a deployment, before a cluster finds out.</summary>
/// <param name="registry">Asks registries.</param>
public sealed class ImageCheck(ImageRegistry registry)
{
    /// <summary>Fails unless the registry has every image, with the digest that was written down.</summary>
    /// <param name="images">The images.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="CakeException">An image is missing, or the registry does not answer.</exception>
    public async Task DemandAsync(IEnumerable<ImageReference> images, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        var answers = await Task.WhenAll(images.Distinct().Select(async image =>
            (image, Found: await registry.FindDigestAsync(new ImageName(image.Registry, image.Name, image.Tag), cancellationToken))));
        string[] missing = [.. answers.Where(answer => answer.Found != answer.image.Digest).Select(answer => $"{answer.image.Registry}/{answer.image.Name}:{answer.image.Tag}@{answer.image.Digest}")];
        if (missing.Length > 0)
        {
            throw new CakeException($"Checking images: the registry does not have {string.Join(", ", missing)}. Run --target=Push-Images.");
        }
    }
}
