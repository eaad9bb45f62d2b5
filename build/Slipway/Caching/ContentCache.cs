using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cake.Core.IO;

namespace Slipway.Caching;

/// <summary>
/// Keeps results under the hash of what they depend on. An entry is written whole or not at all; one that cannot be read
/// counts as missing, so that nothing but time is lost with the folder.
/// </summary>
/// <param name="fileSystem">The file system.</param>
/// <param name="root">The cache's folder; made when it is first needed.</param>
/// <param name="enabled">False reads nothing (<c>--no-cache</c>); what is made is still kept for the next run.</param>
public sealed class ContentCache(IFileSystem fileSystem, DirectoryPath root, bool enabled = true)
{
    /// <summary>The entry, or null when there is none.</summary>
    /// <param name="area">What sort of result it is; a folder name.</param>
    /// <param name="key">Hash of what the result depends on.</param>
    /// <param name="type">How it is read.</param>
    public T? Find<T>(string area, string key, JsonTypeInfo<T> type)
        where T : class
    {
        var file = fileSystem.GetFile(PathOf(area, key));
        if (!enabled || !file.Exists)
        {
            return null;
        }

        try
        {
            using var stream = file.OpenRead();
            return JsonSerializer.Deserialize(stream, type);
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>Keeps a result.</summary>
    /// <param name="area">What sort of result it is; a folder name.</param>
    /// <param name="key">Hash of what the result depends on.</param>
    /// <param name="value">The result.</param>
    /// <param name="type">How it is written.</param>
    public void Keep<T>(string area, string key, T value, JsonTypeInfo<T> type)
    {
        var path = PathOf(area, key);
        AtomicFile.Write(fileSystem, path, stream => JsonSerializer.Serialize(stream, value, type));
    }

    /// <summary>Keeps a text beside an entry.</summary>
    /// <param name="area">What sort of result it is; a folder name.</param>
    /// <param name="key">Hash of what the text depends on.</param>
    /// <param name="text">The text.</param>
    public void KeepText(string area, string key, string text) =>
        AtomicFile.Write(fileSystem, TextPathOf(area, key), stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text kept beside an entry.</summary>
    /// <param name="area">What sort of result it is; a folder name.</param>
    /// <param name="key">Hash of what the text depends on.</param>
    /// <exception cref="IOException">There is none.</exception>
    public string ReadText(string area, string key) => Encoding.UTF8.GetString(fileSystem.GetFile(TextPathOf(area, key)).ReadAllBytes());

    private FilePath PathOf(string area, string key) => root.Combine(area).CombineWithFilePath(key + ".json");

    private FilePath TextPathOf(string area, string key) => root.Combine(area).CombineWithFilePath(key + ".txt");
}
