using System.Collections.Concurrent;

namespace Slipway.Cluster;

/// <summary>A kind of objects, as the API serves it.</summary>
/// <param name="Plural">Its name in paths: <c>deployments</c>.</param>
/// <param name="IsNamespaced">Whether its objects live in namespaces.</param>
public sealed record ApiResource(string Plural, bool IsNamespaced);

/// <summary>What kinds of objects an API server serves; asked once for each version of a group (discovery).</summary>
/// <param name="api">The cluster.</param>
public sealed class ApiResources(IKubeApi api)
{
    private readonly ConcurrentDictionary<string, Task<IReadOnlyDictionary<string, ApiResource>>> _known = new(StringComparer.Ordinal);

    /// <summary>How a kind is served; null when it is not, such as that of a CustomResourceDefinition that is not installed.</summary>
    /// <param name="apiVersion">Its version: <c>apps/v1</c>, or <c>v1</c> for the core group.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task<ApiResource?> FindAsync(string apiVersion, string kind, CancellationToken cancellationToken) =>
        (await _known.GetOrAdd(apiVersion, version => ReadAsync(version, cancellationToken))).GetValueOrDefault(kind);

    /// <summary>Path of an object.</summary>
    /// <param name="apiVersion">Version of its kind.</param>
    /// <param name="resource">How its kind is served.</param>
    /// <param name="place">Its namespace; of no account for a kind that lives in none.</param>
    /// <param name="name">Its name.</param>
    public static string PathOf(string apiVersion, ApiResource resource, string place, string name)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return $"{RootOf(apiVersion)}{(resource.IsNamespaced ? $"/namespaces/{place}" : "")}/{resource.Plural}/{name}";
    }

    // Source: https://kubernetes.io/docs/reference/using-api/#api-groups.
    private static string RootOf(string apiVersion) => apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";

    private async Task<IReadOnlyDictionary<string, ApiResource>> ReadAsync(string apiVersion, CancellationToken cancellationToken)
    {
        var list = await api.FindAsync(RootOf(apiVersion), cancellationToken);

        // A name with a slash is a subresource.
        return (list?.ItemsAt("resources") ?? [])
            .Where(item => item.TextAt("name") is { } name && !name.Contains('/', StringComparison.Ordinal))
            .GroupBy(item => item.TextAt("kind") ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new ApiResource(group.First().TextAt("name")!, group.First().TextAt("namespaced") == "true"), StringComparer.Ordinal);
    }
}
