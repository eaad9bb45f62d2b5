using Cake.Core;
using Cake.Core.IO;
using Slipway.Caching;

namespace Slipway.Validation.Schemas;

/// <summary>What the API check knows beside the built-in kinds. Definitions among what a chart renders, its <c>crds/</c> included, count by themselves.</summary>
public sealed class SchemaOptions
{
    private readonly Lazy<CustomResources> _customResources;

    private SchemaOptions(IReadOnlyList<string> definitions, bool ignoreMissing)
    {
        IgnoreMissing = ignoreMissing;
        _customResources = new Lazy<CustomResources>(() => CustomResources.Read(definitions));
        using var hash = new ContentHash();
        foreach (var definition in definitions)
        {
            hash.Add(definition);
        }

        Key = hash.Add(ignoreMissing ? "ignore" : "report").ToHex();
    }

    /// <summary>Nothing beside the built-in kinds; kinds without a schema are reported.</summary>
    public static SchemaOptions Default { get; } = new([], ignoreMissing: false);

    /// <summary>The kinds that custom resource definitions declare; read when they are first needed.</summary>
    public CustomResources CustomResources => _customResources.Value;

    /// <summary>Whether kinds without a schema are passed over.</summary>
    public bool IgnoreMissing { get; }

    /// <summary>Hash of all of this: what was found with other options does not count.</summary>
    public string Key { get; }

    /// <summary>Reads the definitions in a folder.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="folder">A folder whose .yaml, .yml and .json files are read, those of folders within it too; null for none.</param>
    /// <param name="ignoreMissing">Whether kinds without a schema are passed over.</param>
    /// <exception cref="CakeException">There is no such folder.</exception>
    public static SchemaOptions Read(IFileSystem fileSystem, DirectoryPath? folder, bool ignoreMissing)
    {
        ArgumentNullException.ThrowIfNull(fileSystem);
        if (folder is null)
        {
            return ignoreMissing ? new SchemaOptions([], ignoreMissing) : Default;
        }

        var directory = fileSystem.GetDirectory(folder);
        if (!directory.Exists)
        {
            throw new CakeException($"Reading custom resource definitions: there is no folder '{folder}'. Name one that has them with --crds=.");
        }

        return new SchemaOptions(
            [
                .. directory.GetFiles("*", SearchScope.Recursive)
                    .Where(file => file.Path.GetExtension() is ".yaml" or ".yml" or ".json")
                    .OrderBy(file => file.Path.FullPath, StringComparer.Ordinal)
                    .Select(ReadText),
            ],
            ignoreMissing);
    }

    private static string ReadText(IFile file)
    {
        using var reader = new StreamReader(file.OpenRead());
        return reader.ReadToEnd();
    }
}
