using System.Text.Json.Nodes;
using Cake.Core;
using Slipway.Model;

namespace Slipway.Deployments;

/// <summary>The values that Slipway sets: images by digest, the registry, and what the system's definition says. JSON, which is YAML too.</summary>
public static class StampedValues
{
    /// <summary>The values of a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="secretRevision">A text that is another one whenever the secrets are.</param>
    /// <exception cref="CakeException">An image of the system was not built.</exception>
    public static string Of(Release release, string secretRevision)
    {
        ArgumentNullException.ThrowIfNull(release);
        var root = new JsonObject();
        Put(root, "global.imageRegistry", release.Registry);
        foreach (var image in release.System.Images)
        {
            var built = ImageOf(release, image);
            Put(root, image.ValuesPath + ".repository", built.Name);
            Put(root, image.ValuesPath + ".tag", built.Tag);
            Put(root, image.ValuesPath + ".digest", built.Digest);
        }

        foreach (var (path, value) in release.System.Values)
        {
            Put(root, path, value is "true" or "false" ? JsonValue.Create(value == "true") : JsonValue.Create(value));
        }

        if (release.System.SecretRevisionPath is { } revisionPath)
        {
            Put(root, revisionPath, secretRevision);
        }

        return root.ToJsonString();
    }

    /// <summary>The image as it was built.</summary>
    /// <param name="release">The release.</param>
    /// <param name="image">One of its system's images.</param>
    /// <exception cref="CakeException">It was not built.</exception>
    public static ImageReference ImageOf(Release release, ImageDefinition image)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(image);
        return release.Images.FirstOrDefault(built => built.Name == image.Name)
            ?? throw new CakeException($"Deploying {release.Name}: image {image.Name} is not in artifacts/images.json. Run --target=Push-Images first.");
    }

    private static void Put(JsonObject root, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var target = root;
        foreach (var name in names[..^1])
        {
            if (target[name] is not JsonObject child)
            {
                child = [];
                target[name] = child;
            }

            target = child;
        }

        target[names[^1]] = value;
    }
}
