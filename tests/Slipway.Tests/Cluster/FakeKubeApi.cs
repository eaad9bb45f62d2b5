using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Slipway.Cluster;

namespace Slipway.Tests.Cluster;

/// <summary>A cluster of a few objects: keeps what is applied, tells what it is told to, and remembers every call.</summary>
internal sealed class FakeKubeApi : IKubeApi
{
    private readonly Dictionary<string, JsonElement> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Channel<WatchEvent>> _watches = new(StringComparer.Ordinal);
    private int _version;

    private readonly Dictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    /// <summary>What was asked for: method, path and body.</summary>
    public List<(string Method, string Path, string Body)> Calls { get; } = [];

    /// <summary>Says what containers wrote.</summary>
    public Func<LogRequest, IEnumerable<string>>? Logs { get; set; }

    /// <summary>Says whether an access review is allowed.</summary>
    public Func<JsonElement, bool> IsAllowed { get; set; } = _ => true;

    public IEnumerable<(string Method, string Path, string Body)> Changes => Calls.Where(call => call.Method is "APPLY" or "DELETE" or "PUT");

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Ends when the next call of a method is done.</summary>
    public Task NextAsync(string method) => (_awaited[method] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TimeSpan.FromSeconds(10));

    public void Put(string path, string json) => _objects[path] = Parse(json);

    /// <summary>Tells the watch of a collection of an object.</summary>
    public void Tell(string collection, string json, WatchEventType type = WatchEventType.Added) => Watch(collection).Writer.TryWrite(new WatchEvent(type, Parse(json)));

    public void Listed(params IEnumerable<string> collections)
    {
        foreach (var collection in collections)
        {
            Watch(collection).Writer.TryWrite(new WatchEvent(WatchEventType.Listed, default));
        }
    }

    public Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add(("GET", path, ""));
        }

        return Task.FromResult<JsonElement?>(_objects.TryGetValue(path, out var found) ? found : null);
    }

    public async IAsyncEnumerable<WatchEvent> WatchAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in Watch(path).Reader.ReadAllAsync(cancellationToken))
        {
            yield return change;
        }
    }

    public Task<JsonElement> ApplyAsync(string path, string manifest, bool dryRun, CancellationToken cancellationToken)
    {
        Calls.Add((dryRun ? "DRYRUN" : "APPLY", path, manifest));
        return Task.FromResult(Store(path, manifest));
    }

    /// <summary>Says what would come of an apply: path and manifest in, the object out. Unless set, the manifest comes back.</summary>
    public Func<string, string, bool, JsonElement> Preview { get; set; } = (_, manifest, _) => Parse(manifest);

    public Task<JsonElement> PreviewAsync(string path, string manifest, string fieldManager, bool force, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add(("PREVIEW", path, manifest));
        }

        return Task.FromResult(Preview(path, manifest, force));
    }

    public Task<JsonElement> CreateAsync(string collectionPath, string manifest, CancellationToken cancellationToken)
    {
        Calls.Add(("POST", collectionPath, manifest));
        if (Parse(manifest).At("spec", "resourceAttributes") is null)
        {
            var path = $"{collectionPath}/{Parse(manifest).NameOf()}";
            return _objects.ContainsKey(path)
                ? throw new KubeApiException($"POST {path}: it exists (status 409)", 409, "AlreadyExists")
                : Task.FromResult(Store(path, manifest));
        }

        var allowed = IsAllowed(Parse(manifest).At("spec", "resourceAttributes")!.Value) ? "true" : "false";
        return Task.FromResult(Parse($$$"""{"status":{"allowed":{{{allowed}}}}}"""));
    }

    public Task<JsonElement> ReplaceAsync(string path, string manifest, CancellationToken cancellationToken)
    {
        Calls.Add(("PUT", path, manifest));
        var result = Replaced(path, manifest);
        _awaited.GetValueOrDefault("PUT")?.TrySetResult();
        return result;
    }

    private Task<JsonElement> Replaced(string path, string manifest) =>
        !_objects.TryGetValue(path, out var known) ? Task.FromResult(Parse(manifest))
            : known.TextAt("metadata", "resourceVersion") != Parse(manifest).TextAt("metadata", "resourceVersion")
                ? throw new KubeApiException($"PUT {path}: it was changed (status 409)", 409, "Conflict")
                : Task.FromResult(Store(path, manifest));

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        Calls.Add(("DELETE", path, ""));
        return Task.FromResult(_objects.Remove(path));
    }

    public async IAsyncEnumerable<string> LogsAsync(LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var line in Logs?.Invoke(request) ?? [$"log of {request.Pod}"])
        {
            yield return line;
        }
    }

    public Task<HttpResponseMessage> SendToServiceAsync(ServiceAddress service, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls.Add((request.Method.Method, request.RequestUri!.OriginalString, ""));
        return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("""{"status":"queued"}""") });
    }

    private JsonElement Store(string path, string manifest)
    {
        var node = JsonNode.Parse(manifest)!;
        node["metadata"]!["uid"] = "uid-" + path;
        node["metadata"]!["resourceVersion"] = (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return _objects[path] = Parse(node.ToJsonString());
    }

    private Channel<WatchEvent> Watch(string collection)
    {
        lock (_watches)
        {
            if (!_watches.TryGetValue(collection, out var channel))
            {
                channel = Channel.CreateUnbounded<WatchEvent>();
                _watches.Add(collection, channel);
            }

            return channel;
        }
    }
}
