using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Infrastructure;

/// <summary>Kubeconfigs made from the cluster's own.</summary>
internal sealed class Kubeconfig : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-kubeconfig-");

    private Kubeconfig(JsonNode config)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "config");
        File.WriteAllText(Path, config.ToJsonString());
    }

    public string Path { get; }

    /// <summary>The same cluster and user, under a context of another name.</summary>
    public static async Task<Kubeconfig> RenamedAsync(string context)
    {
        var config = await ReadAsync();
        config["contexts"]![0]!["name"] = context;
        config["current-context"] = context;
        return new Kubeconfig(config);
    }

    /// <summary>The same cluster and context, and a user with a token.</summary>
    public static async Task<Kubeconfig> WithTokenAsync(string token)
    {
        var config = await ReadAsync();
        config["users"]![0]!["user"] = new JsonObject { ["token"] = token };
        return new Kubeconfig(config);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<JsonNode> ReadAsync() =>
        JsonNode.Parse(await Cluster.KubectlAsync("config", "view", "--minify", "--raw", "--output=json"))!;
}
