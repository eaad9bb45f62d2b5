using System.Text.Json;
using System.Text.Json.Serialization;
using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;
using Slipway.Model;

namespace Slipway.Images;

/// <summary>Images as JSON: <c>images.json</c> and <c>mirrors.json</c> (docs/images.md), which a deployment takes its digests from.</summary>
public static class ImagesJson
{
    /// <summary>Name of the file with the services' images.</summary>
    public const string ImagesFile = "images.json";

    /// <summary>Name of the file with the mirrored images.</summary>
    public const string MirrorsFile = "mirrors.json";

    /// <summary>Writes images to a file, all or nothing, by name.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="images">The images.</param>
    public static void Write(IFileSystem fileSystem, FilePath path, IEnumerable<ImageReference> images) => AtomicFile.Write(fileSystem, path, stream =>
    {
        ImageReference[] sorted = [.. images.OrderBy(image => image.Name, StringComparer.Ordinal)];
        JsonSerializer.Serialize(stream, sorted, ImagesJsonContext.Default.ImageReferenceArray);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>Writes images to a file, and keeps those of the same registry that are in it already: the images of another system.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <param name="images">The images.</param>
    public static void Merge(IFileSystem fileSystem, FilePath path, IReadOnlyCollection<ImageReference> images)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        ArgumentNullException.ThrowIfNull(images);
        Write(fileSystem, path, images.Concat(Known().Where(known => images.All(image => image.Registry == known.Registry && image.Name != known.Name))));

        // What cannot be read is made anew: nothing in it is known to be there.
        IReadOnlyList<ImageReference> Known()
        {
            try
            {
                return fileSystem.GetFile(path).Exists ? Read(fileSystem, path) : [];
            }
            catch (CakeException)
            {
                return [];
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The file, absolute.</param>
    /// <exception cref="CakeException">There is no such file, or something else is in it.</exception>
    public static IReadOnlyList<ImageReference> Read(IFileSystem fileSystem, FilePath path)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = fileSystem.GetFile(path).OpenRead();
            return JsonSerializer.Deserialize(stream, ImagesJsonContext.Default.ImageReferenceArray) ?? [];
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new CakeException($"Reading {path}: {exception.Message}", exception);
        }
    }
}

/// <summary>Serialisers made at compile time: nothing is looked up by reflection when a run starts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ImageReference[]))]
internal sealed partial class ImagesJsonContext : JsonSerializerContext;
