using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Infrastructure;

/// <summary>The local cluster, seen without Slipway: through a kubectl proxy and kubectl.</summary>
internal static class Cluster
{
    private static Process? _proxy;
    private static HttpClient? _http;

    /// <summary>Its kubeconfig.</summary>
    public static string Kubeconfig { get; private set; } = "";

    /// <summary>Its context.</summary>
    public static string Context { get; private set; } = "";

    /// <summary>Its registry, such as <c>localhost:5000</c>.</summary>
    public static string Registry { get; private set; } = "";

    private static HttpClient Http => _http ?? throw new InvalidOperationException("The cluster is not connected.");

    /// <summary>Connects.</summary>
    /// <param name="words">What Cluster-Up has said.</param>
    public static async Task ConnectAsync(string words)
    {
        Kubeconfig = After("export KUBECONFIG=");
        Context = After("kubectl config use-context ");
        Registry = After("its registry is ").Split(". ")[0];
        _proxy = Command.Start(Tools.Kubectl, [$"--kubeconfig={Kubeconfig}", $"--context={Context}", "proxy", "--port=0"]);
        var line = await _proxy.StandardOutput.ReadLineAsync() ?? await _proxy.StandardError.ReadToEndAsync();
        _http = new HttpClient { BaseAddress = new Uri("http://" + line.Split(' ')[^1]), Timeout = TimeSpan.FromSeconds(60) };

        string After(string mark) => words.Split(mark, 2) is [_, var rest]
            ? rest.Split('\n')[0].Trim()
            : throw new InvalidOperationException($"Cluster-Up has not said '{mark}…':\n{words}");
    }

    public static async Task DisconnectAsync()
    {
        _http?.Dispose();
        if (_proxy is { HasExited: false })
        {
            _proxy.Kill();
            await _proxy.WaitForExitAsync();
        }

        _proxy?.Dispose();
    }

    /// <summary>What stands at a path of the API; null when nothing does.</summary>
    public static async Task<JsonNode?> FindAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(404), $"{path}: {text}");
        return answer.StatusCode == HttpStatusCode.NotFound ? null : JsonNode.Parse(text);
    }

    /// <summary>The items of a collection.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ListAsync(string path) =>
        [.. ((await FindAsync(path))?["items"]?.AsArray() ?? []).Select(item => item!)];

    /// <summary>The changes of a collection, what is there first; ends when the API server ends it.</summary>
    public static async IAsyncEnumerable<JsonNode> WatchAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stream = await Http.GetStreamAsync(new Uri($"{path}?watch=1", UriKind.Relative), cancellationToken);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonNode.Parse(line)!["object"]!;
        }
    }

    /// <summary>Calls a service through the API server.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> CallAsync(
        HttpMethod method, string place, string service, int port, string path, object? body = null, string? apiKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1/namespaces/{place}/services/http:{service}:{port}/proxy{path}", UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        if (apiKey is not null)
        {
            request.Headers.Add("X-API-Key", apiKey);
        }

        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Runs kubectl, which must succeed.</summary>
    public static Task<string> KubectlAsync(params string[] arguments) =>
        Command.DemandAsync(Tools.Kubectl, [$"--kubeconfig={Kubeconfig}", $"--context={Context}", .. arguments]);

    /// <summary>The one value that a statement gives.</summary>
    public static Task<string> SqlAsync(string place, string database, string statement) => KubectlAsync(
        "--namespace", place, "exec", "postgres-0", "--container=postgresql", "--", "psql", "--username=postgres", $"--dbname={database}", "--tuples-only", "--no-align", "--command", statement);
}
