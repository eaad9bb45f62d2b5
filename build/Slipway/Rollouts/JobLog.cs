using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Streams the log of a job as its pods write it, one try after the other.</summary>
/// <param name="api">The cluster.</param>
public sealed class JobLog(IKubeApi api)
{
    // The label of every Kubernetes version; the newer one with a prefix came with 1.27.
    private const string JobLabel = "job-name";

    /// <summary>Streams until the token ends it, or the API refuses. The job need not be there yet.</summary>
    /// <param name="place">Namespace of the job.</param>
    /// <param name="name">Name of the job, without the chart's hash.</param>
    /// <param name="withEarlier">Whether pods that had ended before are read too.</param>
    /// <param name="onLine">Is told each line.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async Task StreamAsync(string place, string name, bool withEarlier, Action<string> onLine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onLine);
        var read = new HashSet<string>(StringComparer.Ordinal);
        var isListed = false;
        try
        {
            await foreach (var change in api.WatchAsync($"{ClusterView.PathOf("Pod", place)}?labelSelector={JobLabel}", cancellationToken))
            {
                isListed |= change.Type == WatchEventType.Listed;
                if (change.Type is WatchEventType.Listed or WatchEventType.Deleted || !IsOf(change.Object, name) || !HasBegun(change.Object) || !read.Add(change.Object.NameOf()))
                {
                    continue;
                }

                if (withEarlier || isListed || change.Object.TextAt("status", "phase") == "Running")
                {
                    await StreamAsync(change.Object, onLine, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or KubeApiException)
        {
            // The outcome is told by the job itself; its log is for reading along.
        }
    }

    private async Task StreamAsync(JsonElement pod, Action<string> onLine, CancellationToken cancellationToken)
    {
        var container = pod.ItemsAt("spec", "containers").First().TextAt("name")!;
        await foreach (var line in api.LogsAsync(new LogRequest(pod.NamespaceOf(), pod.NameOf(), container) { Follow = true }, cancellationToken))
        {
            onLine(line);
        }
    }

    private static bool IsOf(JsonElement pod, string name) =>
        pod.TextAt("metadata", "labels", JobLabel) is { } job && ReleaseWorkloads.IsCalled(job, name);

    private static bool HasBegun(JsonElement pod) => PodReader.MainStarted(pod) is not null;
}
