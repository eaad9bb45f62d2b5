using System.Text.Json.Nodes;

namespace Slipway.Cluster;

/// <summary>The namespaces that systems live in.</summary>
/// <param name="api">The cluster.</param>
public sealed class Namespaces(IKubeApi api)
{
    /// <summary>Path of a namespace in the API.</summary>
    /// <param name="name">Its name.</param>
    public static string PathOf(string name) => $"/api/v1/namespaces/{name}";

    /// <summary>Sees to it that a namespace is there, under the Pod Security Standard <c>restricted</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dryRun">Whether nothing is changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it was missing.</returns>
    /// <exception cref="KubeApiException">The API refused, or the namespace is being deleted.</exception>
    public async Task<bool> EnsureAsync(string name, bool dryRun, CancellationToken cancellationToken)
    {
        var found = await api.FindAsync(PathOf(name), cancellationToken);
        if (found?.TextAt("status", "phase") == "Terminating")
        {
            throw new KubeApiException($"Preparing namespace {name}: it is being deleted. Wait until it is gone, or see what holds it with --target=Undeploy --delete-namespaces");
        }

        if (found is null && !dryRun)
        {
            await api.ApplyAsync(PathOf(name), Manifest(name), dryRun: false, cancellationToken);
        }

        return found is null;
    }

    // Source of the label: https://kubernetes.io/docs/concepts/security/pod-security-admission/.
    private static string Manifest(string name) => new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Namespace",
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["labels"] = new JsonObject { [ManagedBy.Label] = ManagedBy.Slipway, ["pod-security.kubernetes.io/enforce"] = "restricted" },
        },
    }.ToJsonString();
}
