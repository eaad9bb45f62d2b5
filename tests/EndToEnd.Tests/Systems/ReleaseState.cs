using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Systems;

/// <summary>What the cluster holds of releases.</summary>
internal static class ReleaseState
{
    public static readonly string[] Namespaces = ["jobqueue", .. TaskSystemState.Namespaces];

    /// <summary>The revision of a release that is deployed; helm keeps each revision in a Secret with these labels.</summary>
    public static async Task<int> RevisionAsync(string place, string release)
    {
        var secrets = await Cluster.ListAsync($"/api/v1/namespaces/{place}/secrets?labelSelector=owner%3Dhelm,status%3Ddeployed,name%3D{release}");
        Assert.That(secrets, Has.Count.EqualTo(1), $"deployed revisions of {release}");
        return int.Parse((string)secrets[0]["metadata"]!["labels"]!["version"]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Everything that would tell of a change: the uids of all pods, and the generations of all workloads.</summary>
    public static async Task<IReadOnlyList<string>> FingerprintAsync()
    {
        var lines = new List<string>();
        foreach (var place in Namespaces)
        {
            foreach (var path in new[] { "/api/v1/namespaces/{0}/pods", "/apis/apps/v1/namespaces/{0}/deployments", "/apis/apps/v1/namespaces/{0}/statefulsets", "/apis/batch/v1/namespaces/{0}/jobs" })
            {
                lines.AddRange((await Cluster.ListAsync(path.Replace("{0}", place, StringComparison.Ordinal)))
                    .Select(item => item["metadata"]!)
                    .Select(metadata => $"{place} {metadata["name"]} {metadata["uid"]} {metadata["generation"]}"));
            }
        }

        return lines;
    }

    /// <summary>Uids of the volume claims.</summary>
    public static async Task<IReadOnlyList<string>> ClaimsAsync()
    {
        var claims = new List<string>();
        foreach (var place in Namespaces)
        {
            claims.AddRange((await Cluster.ListAsync($"/api/v1/namespaces/{place}/persistentvolumeclaims")).Select(Uid));
        }

        return claims;
    }

    private static string Uid(JsonNode item) => (string)item["metadata"]!["uid"]!;
}
