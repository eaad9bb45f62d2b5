using System.Globalization;
using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>What the cluster has to say of a workload that is not ready: the pods and what they wait for, the last events, and log lines.</summary>
/// <param name="Status">The workload.</param>
/// <param name="Lines">What there is to say, one line each.</param>
public sealed record Evidence(WorkloadStatus Status, IReadOnlyList<string> Lines);

/// <summary>Gathers evidence of workloads that are not ready.</summary>
/// <param name="api">The cluster.</param>
public sealed class FailureEvidence(IKubeApi api)
{
    private const int EventLimit = 5;
    private const int LogLimit = 50;
    private const int PodLimit = 3;

    /// <summary>Gathers what there is. What the API refuses is left out: the failure itself is what must be said.</summary>
    /// <param name="status">A workload that is not ready.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Evidence> GatherAsync(WorkloadStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);
        var lines = new List<string>();
        try
        {
            var view = new ClusterView();
            foreach (var kind in ClusterView.NeededFor([status.Workload.Kind]))
            {
                await ListAsync(view, kind, status.Workload.Namespace, cancellationToken);
            }

            var found = view.Find(status.Workload.Kind, status.Workload.Namespace, status.Workload.Name);
            JsonElement[] pods = found is { } workload ? [.. view.PodsOf(workload, status.Workload.Kind).Where(pod => PodReader.WaitsFor(pod) is not null).Take(PodLimit)] : [];
            lines.AddRange(pods.Select(pod => $"pod {pod.NameOf()}: {PodReader.WaitsFor(pod)}"));
            lines.AddRange(await EventsAsync(status.Workload, pods, cancellationToken));
            foreach (var pod in pods.Take(1))
            {
                await AddLogsAsync(lines, pod, cancellationToken);
            }
        }
        catch (KubeApiException exception)
        {
            lines.Add(exception.Message);
        }

        return new Evidence(status, lines);
    }

    private async Task ListAsync(ClusterView view, string kind, string place, CancellationToken cancellationToken)
    {
        var list = await api.FindAsync(ClusterView.PathOf(kind, place), cancellationToken);
        foreach (var item in list?.ItemsAt("items") ?? [])
        {
            view.Apply(kind, new WatchEvent(WatchEventType.Added, item));
        }
    }

    private async Task<IEnumerable<string>> EventsAsync(Workload workload, JsonElement[] pods, CancellationToken cancellationToken)
    {
        var list = await api.FindAsync($"/api/v1/namespaces/{workload.Namespace}/events", cancellationToken);
        var names = pods.Select(pod => pod.NameOf()).Append(workload.Name).ToHashSet(StringComparer.Ordinal);
        return (list?.ItemsAt("items") ?? [])
            .Where(item => names.Contains(item.TextAt("involvedObject", "name") ?? ""))
            .OrderBy(item => item.TimeAt("lastTimestamp") ?? item.TimeAt("eventTime") ?? item.TimeAt("metadata", "creationTimestamp"))
            .TakeLast(EventLimit)
            .Select(item => $"event {item.TextAt("reason")} ({item.TextAt("involvedObject", "kind")}/{item.TextAt("involvedObject", "name")}): {item.TextAt("message")?.Trim()}");
    }

    // The container that has something to say is one that ended or cannot become ready; the last of the init containers that began, before that.
    private async Task AddLogsAsync(List<string> lines, JsonElement pod, CancellationToken cancellationToken)
    {
        var containers = pod.ItemsAt("status", "containerStatuses").Where(container => container.TextAt("ready") != "true")
            .Concat(pod.ItemsAt("status", "initContainerStatuses").Where(container => container.NumberAt("state", "terminated", "exitCode") != 0))
            .Where(container => container.At("state", "waiting") is null || container.At("lastState", "terminated") is not null);
        foreach (var container in containers.Take(1))
        {
            var name = container.TextAt("name")!;
            var request = new LogRequest(pod.NamespaceOf(), pod.NameOf(), name) { Tail = LogLimit, Previous = container.At("state", "waiting") is not null };
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"last {LogLimit} log lines of container {name} in {pod.NameOf()}:"));
            await foreach (var line in api.LogsAsync(request, cancellationToken))
            {
                lines.Add("  " + line);
            }
        }
    }
}
