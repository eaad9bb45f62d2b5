using System.Globalization;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>Watches a namespace beside the run, for the moment in which anybody could have seen that something is wrong with one object or its pods.</summary>
internal sealed class SignWatch : IAsyncDisposable
{
    private static readonly string[] Normal = ["ContainerCreating", "PodInitializing"];

    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<string> _old = [];
    private readonly Fault _fault;
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
    private readonly Lock _lock = new();
    private readonly Task _work;

    private SignWatch(Fault fault, IEnumerable<JsonNode> pods, IEnumerable<string> places)
    {
        _fault = fault;
        _old = [.. pods.Select(Uid)];
        _work = Task.WhenAll(places.SelectMany(place => new[] { WatchAsync($"/api/v1/namespaces/{place}/pods", SeePod), WatchAsync($"/api/v1/namespaces/{place}/events", SeeEvent) }));
    }

    /// <summary>When the first sign was seen; null when none was.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>Starts watching.</summary>
    public static async Task<SignWatch> StartAsync(Fault fault, IReadOnlyList<string> places)
    {
        var pods = await Task.WhenAll(places.Select(place => Cluster.ListAsync($"/api/v1/namespaces/{place}/pods")));
        return new SignWatch(fault, pods.SelectMany(list => list), places);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private static string Uid(JsonNode item) => (string)item["metadata"]!["uid"]!;

    private async Task WatchAsync(string path, Func<JsonNode, bool> isSign)
    {
        try
        {
            await foreach (var item in Cluster.WatchAsync(path, _end.Token))
            {
                if (isSign(item))
                {
                    lock (_lock)
                    {
                        First ??= DateTimeOffset.UtcNow;
                    }
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // The end of the watch, or an API server that a test has stopped.
        }
    }

    // Pods of the generation before are none of this fault's.
    private bool SeePod(JsonNode pod)
    {
        if (!IsCulprits((string?)pod["metadata"]?["name"]) || _old.Contains(Uid(pod)))
        {
            return false;
        }

        var statuses = (pod["status"]!["initContainerStatuses"]?.AsArray() ?? []).Concat(pod["status"]!["containerStatuses"]?.AsArray() ?? []).Select(status => status!["state"]!);
        return _fault.Sign == FaultSign.Creation || statuses.Any(IsBad) || (pod["status"]!["conditions"]?.AsArray() ?? []).Any(condition => (string?)condition!["reason"] == "Unschedulable");
    }

    private bool IsBad(JsonNode state) =>
        (state["waiting"] is { } waiting && !Normal.Contains((string?)waiting["reason"]))
        || (state["terminated"] is { } terminated && (int?)terminated["exitCode"] != 0)
        || (_fault.Sign == FaultSign.Start && state["running"] is not null);

    private bool SeeEvent(JsonNode item) =>
        (string?)item["type"] == "Warning" && IsCulprits((string?)item["involvedObject"]?["name"]) && !_old.Contains((string?)item["involvedObject"]?["uid"] ?? "")
        && DateTimeOffset.Parse((string?)item["lastTimestamp"] ?? (string)item["metadata"]!["creationTimestamp"]!, CultureInfo.InvariantCulture) >= _started.AddSeconds(-1);

    private bool IsCulprits(string? name) => name?.StartsWith(_fault.Culprit, StringComparison.Ordinal) == true;
}
