using System.Text.Json;
using Slipway.Cluster;
using Slipway.Rollouts.Causes;

namespace Slipway.Rollouts.Evidence;

/// <summary>Asks the cluster at once for all that says why a workload is not ready, before a rollback takes it away.</summary>
/// <param name="api">The cluster.</param>
/// <param name="clock">Measures the time limit.</param>
public sealed class EvidenceCollector(IKubeApi api, TimeProvider clock)
{
    private const int LogLines = 50;
    private const int ShownLines = 8;
    private const int PodLimit = 5;

    // What a kubelet gives as the log of a container that it has removed. Source: k8s.io/kubernetes pkg/kubelet/kuberuntime: GetContainerLogs.
    private const string NoLog = "unable to retrieve container logs for ";

    // A cluster in trouble must not keep the rollback waiting.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Collects. What the API refuses is left out: the failure itself is what must be said.</summary>
    /// <param name="status">A workload that is not ready.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<WorkloadEvidence> CollectAsync(WorkloadStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);
        var files = new List<EvidenceFile>();
        var lines = new List<string>(status.Diagnosis?.Lines ?? []);
        var logs = new List<PodLog>();
        using var timer = new CancellationTokenSource(TimeLimit, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await CollectAsync(status.Workload, files, logs, limit.Token);
        }
        catch (KubeApiException exception)
        {
            lines.Add(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            lines.Add($"the cluster did not tell all within {TimeLimit.TotalSeconds:0} s");
        }

        var decisive = logs.FirstOrDefault(log => log.Container == status.Diagnosis?.Container && log.Lines.Count > 0) ?? logs.FirstOrDefault(log => log.Lines.Count > 0);
        if (decisive is not null)
        {
            lines.Add($"log of {decisive.Container.Pod}, {decisive.Container.Name}{(decisive.IsPrevious ? ", before its restart" : "")}:");
            lines.AddRange(decisive.Lines.TakeLast(ShownLines).Select(line => "  " + Text.Line(line)));
        }

        var advice = LogAdvice.Of(decisive?.Lines ?? []) ?? status.Diagnosis?.Advice ?? "";
        return new WorkloadEvidence(status, lines, advice, files);
    }

    private async Task CollectAsync(Workload workload, List<EvidenceFile> files, List<PodLog> logs, CancellationToken cancellationToken)
    {
        var folder = $"{workload.Namespace}/{workload.Kind}-{workload.Name}";
        var view = new ClusterView();
        foreach (var (kind, version) in ClusterView.NeededFor([workload], withEvents: true))
        {
            var list = await api.FindAsync(ClusterView.PathOf(kind, workload.Namespace, version), cancellationToken);
            foreach (var item in list?.ItemsAt("items") ?? [])
            {
                view.Apply(kind, new WatchEvent(WatchEventType.Added, item));
            }
        }

        if (view.Find(workload.Kind, workload.Namespace, workload.Name) is not { } found)
        {
            return;
        }

        JsonElement[] pods = ClusterView.HasPods(workload.Kind) ? [.. view.PodsOf(found, workload.Kind).Where(pod => PodReader.WaitsFor(pod) is not null).Take(PodLimit)] : [];
        JsonElement[] items = [found, .. workload.Kind == "Deployment" && view.NewestReplicaSetOf(found) is { } set ? [set] : Array.Empty<JsonElement>(), .. pods];
        files.Add(new EvidenceFile($"{folder}/events.txt", string.Join('\n', items.SelectMany(item => view.EventsOf(item)).Select(EventLine)) + "\n"));
        files.Add(new EvidenceFile($"{folder}/status.json", JsonSerializer.Serialize(items.Select(item => new { name = item.NameOf(), status = item.At("status") }), Indented)));
        foreach (var container in pods.SelectMany(PodContainer.Of).Where(HasSomethingToSay))
        {
            await ReadLogsAsync(container, folder, files, logs, cancellationToken);
        }
    }

    private static bool HasSomethingToSay(PodContainer container) =>
        (container.IsRunning && (container.IsInit || !container.IsReady)) || container.LastEnd is { } end && (end.NumberAt("exitCode") != 0 || !container.IsInit);

    private async Task ReadLogsAsync(PodContainer container, string folder, List<EvidenceFile> files, List<PodLog> logs, CancellationToken cancellationToken)
    {
        var hasPrevious = container.Status.At("lastState", "terminated") is not null;
        foreach (var isPrevious in hasPrevious ? new[] { true, false } : [false])
        {
            var lines = new List<string>();
            try
            {
                var request = new LogRequest(container.Reference.Namespace, container.Reference.Pod, container.Name) { Tail = LogLines, Previous = isPrevious };
                await foreach (var line in api.LogsAsync(request, cancellationToken))
                {
                    lines.Add(line);
                }
            }
            catch (KubeApiException)
            {
                // It never began, or its log is gone already.
                continue;
            }

            if (lines is [var only] && only.StartsWith(NoLog, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            logs.Add(new PodLog(container.Reference, isPrevious, lines));
            files.Add(new EvidenceFile($"{folder}/{container.Reference.Pod}-{container.Name}{(isPrevious ? ".previous" : "")}.log", string.Join('\n', lines) + "\n"));
        }
    }

    private static string EventLine(JsonElement item) =>
        $"{item.TextAt("lastTimestamp") ?? item.TextAt("eventTime") ?? item.TextAt("metadata", "creationTimestamp")} {item.TextAt("involvedObject", "kind")}/{item.TextAt("involvedObject", "name")} "
        + $"{item.TextAt("reason")} ({item.TextAt("count") ?? "1"}): {item.TextAt("message")?.Trim()}";

    private sealed record PodLog(ContainerReference Container, bool IsPrevious, IReadOnlyList<string> Lines);
}
