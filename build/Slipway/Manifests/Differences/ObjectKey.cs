using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Manifests.Differences;

/// <summary>
/// What an object is called in every value set. The version of its API is left out, and so is a hash at the end of its name:
/// <c>job-a-1f9c2e</c> is another name for each content, and still the same job.
/// </summary>
public static partial class ObjectKey
{
    /// <summary>The objects of a manifest with their keys; of two that would have the same key, the second has its number behind it.</summary>
    /// <param name="manifest">The manifest.</param>
    public static IReadOnlyList<KeyedObject> Of(ManifestSet manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. manifest.Objects.Select(item => new KeyedObject(Count(seen, KeyOf(item)), item))];
    }

    private static string KeyOf(KubeObject item)
    {
        var reference = item.Reference;
        var group = reference.Group.Length == 0 ? "" : "." + reference.Group;
        var place = reference.Namespace is null ? "" : $" in {reference.Namespace}";
        return $"{reference.Kind}{group}/{Hash().Replace(reference.Name, "")}{place}";
    }

    private static string Count(Dictionary<string, int> seen, string key)
    {
        seen[key] = seen.GetValueOrDefault(key) + 1;
        return seen[key] == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key} #{seen[key]}");
    }

    // A word of five letters out of a to f is a word; a hash without any digit is rare.
    [GeneratedRegex("-(?=[a-f]*[0-9])[0-9a-f]{5,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}

/// <summary>An object of a manifest.</summary>
/// <param name="Key">What it is called in every value set: <c>Deployment.apps/web</c>.</param>
/// <param name="Object">The object.</param>
public sealed record KeyedObject(string Key, KubeObject Object);
