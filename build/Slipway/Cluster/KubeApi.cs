using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Slipway.Cluster;

/// <summary>The API of one cluster over HTTP.</summary>
/// <param name="client">Reaches the API; without a time limit of its own.</param>
/// <param name="clock">Measures time limits.</param>
public sealed class KubeApi(HttpClient client, TimeProvider clock) : IKubeApi
{
    /// <summary>How long a single call may take. The API server itself ends requests after 60 s.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(60);

    private const string FieldManager = "slipway";

    /// <inheritdoc/>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(HttpMethod.Get, path, null, cancellationToken);
        return answer.Status == HttpStatusCode.NotFound ? null : answer.Read();
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<WatchEvent> WatchAsync(string path, CancellationToken cancellationToken) =>
        new KubeWatch(this, path, clock).ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<JsonElement> ApplyAsync(string path, string manifest, bool dryRun, CancellationToken cancellationToken)
    {
        var query = $"?fieldManager={FieldManager}&force=true{(dryRun ? "&dryRun=All" : "")}";
        return (await CallAsync(HttpMethod.Patch, path + query, Content(manifest, "application/apply-patch+yaml"), cancellationToken)).Read();
    }

    /// <inheritdoc/>
    public async Task<JsonElement> PreviewAsync(string path, string manifest, string fieldManager, bool force, CancellationToken cancellationToken)
    {
        var query = $"?fieldManager={Uri.EscapeDataString(fieldManager)}&force={Text(force)}&dryRun=All";
        return (await CallAsync(HttpMethod.Patch, path + query, Content(manifest, "application/apply-patch+yaml"), cancellationToken)).Read();
    }

    /// <inheritdoc/>
    public async Task<JsonElement> CreateAsync(string collectionPath, string manifest, CancellationToken cancellationToken) =>
        (await CallAsync(HttpMethod.Post, $"{collectionPath}?fieldManager={FieldManager}", Content(manifest, "application/json"), cancellationToken)).Read();

    /// <inheritdoc/>
    public async Task<JsonElement> ReplaceAsync(string path, string manifest, CancellationToken cancellationToken) =>
        (await CallAsync(HttpMethod.Put, $"{path}?fieldManager={FieldManager}", Content(manifest, "application/json"), cancellationToken)).Read();

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var options = Content("""{"kind":"DeleteOptions","apiVersion":"v1","propagationPolicy":"Background"}""", "application/json");
        var answer = await CallAsync(HttpMethod.Delete, path, options, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            return false;
        }

        answer.Read();
        return true;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> LogsAsync(LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tail = request.Tail is { } lines ? string.Create(CultureInfo.InvariantCulture, $"&tailLines={lines}") : "";
        var path = $"/api/v1/namespaces/{request.Namespace}/pods/{request.Pod}/log?container={request.Container}"
            + $"&follow={Text(request.Follow)}&previous={Text(request.Previous)}{tail}";

        // The API sends nothing, not even headers, before a container that is followed writes its first line.
        await foreach (var line in StreamAsync(path, request.Follow ? Timeout.InfiniteTimeSpan : CallLimit, cancellationToken))
        {
            yield return line;
        }
    }

    /// <inheritdoc/>
    public async Task<HttpResponseMessage> SendToServiceAsync(ServiceAddress service, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(request);
        var below = request.RequestUri?.OriginalString ?? "/";
        var doing = $"{request.Method} {below} of service {service.Name} in {service.Namespace}";
        request.RequestUri = new Uri($"/api/v1/namespaces/{service.Namespace}/services/http:{service.Name}:{service.Port}/proxy{below}", UriKind.Relative);
        using var limit = Limited(CallLimit, cancellationToken);
        try
        {
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            var answer = new Answer(doing, response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
            if (answer.IsRefusal)
            {
                response.Dispose();
                answer.Read();
            }

            return response;
        }
        catch (Exception exception) when (NoAnswer(exception, cancellationToken))
        {
            throw Silent(doing, exception);
        }
    }

    /// <summary>Reads lines as they come, until the API ends them or the token does.</summary>
    /// <param name="path">The path, with its query.</param>
    /// <param name="openLimit">How long the API may take until it begins to answer.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="KubeApiException">The API refused, did not answer, or broke off.</exception>
    internal async IAsyncEnumerable<string> StreamAsync(string path, TimeSpan openLimit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(path, openLimit, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await ReadLineAsync(reader, path, cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    private static async Task<string?> ReadLineAsync(StreamReader reader, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (Exception exception) when (NoAnswer(exception, cancellationToken))
        {
            throw Silent($"GET {PathOf(path)}", exception);
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, TimeSpan openLimit, CancellationToken cancellationToken)
    {
        using var limit = Limited(openLimit, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        try
        {
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                var answer = new Answer($"GET {PathOf(path)}", response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
                response.Dispose();
                answer.Read();
            }

            return response;
        }
        catch (Exception exception) when (NoAnswer(exception, cancellationToken))
        {
            throw Silent($"GET {PathOf(path)}", exception);
        }
    }

    private async Task<Answer> CallAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var doing = $"{method} {PathOf(path)}";
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var limit = Limited(CallLimit, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            return new Answer(doing, response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (Exception exception) when (NoAnswer(exception, cancellationToken))
        {
            throw Silent(doing, exception);
        }
    }

    private static CancellationTokenSource Limited(TimeSpan time, CancellationToken cancellationToken)
    {
        var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(time);
        return limited;
    }

    private static bool NoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static KubeApiException Silent(string doing, Exception exception) => exception is OperationCanceledException
        ? new KubeApiException($"{doing}: the API did not answer within {CallLimit.TotalSeconds:0} s")
        : new KubeApiException($"{doing}: the API does not answer ({(exception.InnerException ?? exception).Message})");

    private static StringContent Content(string text, string type) => new(text, Encoding.UTF8, new MediaTypeHeaderValue(type));

    private static string Text(bool value) => value ? "true" : "false";

    // What stands behind the question mark helps nobody who reads a message.
    private static string PathOf(string path) => path.Split('?')[0];

    private sealed record Answer(string Doing, HttpStatusCode Status, byte[] Body)
    {
        /// <summary>Whether the API server itself refuses: its answer is a Status object. A service behind it says what it likes.</summary>
        public bool IsRefusal => (int)Status >= 400 && Json() is { } json && json.TextAt("kind") == "Status" && json.TextAt("apiVersion") == "v1";

        public JsonElement Read()
        {
            var json = Json();
            if ((int)Status is >= 200 and < 300 && json is { } element)
            {
                return element;
            }

            if (Status == HttpStatusCode.Unauthorized)
            {
                throw new KubeApiException($"{Doing}: the API does not take the kubeconfig's credentials, or not any more (status 401). Log in to the cluster again.", 401, "Unauthorized");
            }

            var message = json?.TextAt("message") ?? (Body.Length == 0 ? "no message" : Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 300))).Trim());
            throw new KubeApiException($"{Doing}: {message} (status {(int)Status})", (int)Status, json?.TextAt("reason"));
        }

        private JsonElement? Json()
        {
            try
            {
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
