using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Schemas;

/// <summary>Asks the API server what it has against an object: server-side apply with dryRun=All, as <c>helm upgrade --dry-run=server</c> sends it.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly Process _proxy;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, Task<JsonNode?>> _groups = new(StringComparer.Ordinal);

    private ApiServer(Process proxy, HttpClient http)
    {
        _proxy = proxy;
        _http = http;
    }

    /// <summary>The namespace that the objects are sent to; made for it, since a namespace must exist even for a dry run.</summary>
    public string Namespace { get; } = $"slipway-schemas-{Guid.NewGuid():N}"[..24];

    public static async Task<ApiServer> ConnectAsync()
    {
        var proxy = Command.Start(Tools.Kubectl, [$"--kubeconfig={Cluster.Kubeconfig}", $"--context={Cluster.Context}", "proxy", "--port=0"]);
        var line = await proxy.StandardOutput.ReadLineAsync() ?? await proxy.StandardError.ReadToEndAsync();
        var server = new ApiServer(proxy, new HttpClient { BaseAddress = new Uri("http://" + line.Split(' ')[^1]), Timeout = TimeSpan.FromSeconds(60) });
        await server.CreateAsync("/api/v1/namespaces", new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = server.Namespace } });
        return server;
    }

    /// <summary>Makes an object for real, unless it is there.</summary>
    public async Task CreateAsync(string path, JsonObject content)
    {
        using var made = await _http.PostAsync(new Uri(path, UriKind.Relative), Content(content.ToJsonString(), "application/json"));
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.Conflict), await made.Content.ReadAsStringAsync());
    }

    /// <summary>What the API server has against an object; null when it takes it.</summary>
    public async Task<string?> RefusalOfAsync(Variant variant)
    {
        var apiVersion = variant.Object["apiVersion"]?.ToString() ?? "";
        var root = apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";
        var resources = (await _groups.GetOrAdd(root, ReadAsync))?["resources"]?.AsArray();
        var resource = resources?.FirstOrDefault(one => one!["kind"]!.ToString() == variant.Object["kind"]?.ToString() && !one["name"]!.ToString().Contains('/', StringComparison.Ordinal));
        if (resource is null)
        {
            return $"no such kind: {variant.Kind}";
        }

        var name = variant.Object["metadata"] is JsonObject metadata && metadata["name"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        if (name.Length == 0)
        {
            return "no name";
        }

        var place = resource["namespaced"]!.GetValue<bool>() ? $"/namespaces/{Namespace}" : "";
        var uri = new Uri($"{root}{place}/{resource["name"]}/{Uri.EscapeDataString(name)}?dryRun=All&fieldManager=test&force=true", UriKind.Relative);
        using var answer = await _http.PatchAsync(uri, Content(variant.Text, "application/apply-patch+yaml"));
        return answer.IsSuccessStatusCode ? null : JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["message"]?.ToString() ?? answer.StatusCode.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        using var gone = await _http.DeleteAsync(new Uri($"/api/v1/namespaces/{Namespace}", UriKind.Relative));
        _http.Dispose();
        _proxy.Kill();
        await _proxy.WaitForExitAsync();
        _proxy.Dispose();
    }

    private async Task<JsonNode?> ReadAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync()) : null;
    }

    private static StringContent Content(string text, string type) => new(text, Encoding.UTF8, type);
}
