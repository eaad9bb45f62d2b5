using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>
/// What happened since a rollout began. What was so before is no news: restarts that a pod already had, events of an earlier generation. All times are this
/// run's own, so that it does not matter whether the cluster's clocks agree with it.
/// </summary>
/// <param name="view">The cluster as it is now.</param>
internal sealed class RolloutHistory(ClusterView view)
{
    private readonly Dictionary<(string Pod, string Container), ContainerHistory> _containers = [];
    private readonly Dictionary<(string Object, string Event), long> _before = [];
    private readonly Dictionary<(string Pod, string Container), DateTimeOffset> _said = [];
    private readonly Dictionary<string, DateTimeOffset> _firstSeen = [];
    private bool _hasBegun;

    /// <summary>Looks at what the view shows now. The first look tells what was before.</summary>
    public void Observe(IReadOnlyList<(Workload Workload, JsonElement Found, IReadOnlyList<JsonElement> Pods)> workloads, DateTimeOffset now)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            Begin(workloads);
        }

        foreach (var pod in workloads.SelectMany(workload => workload.Pods))
        {
            _firstSeen.TryAdd(UidOf(pod), now);
            foreach (var container in pod.ItemsAt("status", "initContainerStatuses").Concat(pod.ItemsAt("status", "containerStatuses")))
            {
                Of(pod, container.TextAt("name") ?? "").Observe(container, now);
            }

            Probed(pod, now);
        }
    }

    /// <summary>What is known of a container.</summary>
    public ContainerHistory Of(JsonElement pod, string container)
    {
        var key = (UidOf(pod), container);
        if (!_containers.TryGetValue(key, out var known))
        {
            _containers.Add(key, known = new ContainerHistory());
        }

        return known;
    }

    /// <summary>When a pod was seen first.</summary>
    public DateTimeOffset FirstSeen(JsonElement pod) => _firstSeen[UidOf(pod)];

    /// <summary>Events of an object that are news, the latest last.</summary>
    public IEnumerable<JsonElement> NewsOf(JsonElement item) =>
        view.EventsOf(item).Where(one => !_before.TryGetValue((UidOf(item), one.NameOf()), out var count) || CountOf(one) > count);

    /// <summary>Takes note that a container wrote a line that it had not written before.</summary>
    public void Said(string pod, string container, DateTimeOffset now) => _said[(pod, container)] = now;

    /// <summary>When a container wrote something new last; null when it did not.</summary>
    public DateTimeOffset? LastSaid(JsonElement pod, string container) => _said.TryGetValue((pod.NameOf(), container), out var time) ? time : null;

    private void Begin(IReadOnlyList<(Workload Workload, JsonElement Found, IReadOnlyList<JsonElement> Pods)> workloads)
    {
        foreach (var pod in workloads.SelectMany(workload => workload.Pods).Where(PodReader.IsReady))
        {
            Remember(pod);
            foreach (var container in pod.ItemsAt("status", "containerStatuses").Concat(pod.ItemsAt("status", "initContainerStatuses")))
            {
                Of(pod, container.TextAt("name") ?? "").RestartsBefore = (int)(container.NumberAt("restartCount") ?? 0);
            }
        }

        foreach (var (_, found, _) in workloads)
        {
            Remember(found);
        }
    }

    private void Remember(JsonElement item)
    {
        foreach (var one in view.EventsOf(item))
        {
            _before[(UidOf(item), one.NameOf())] = CountOf(one);
        }
    }

    // Source of the texts: k8s.io/kubernetes pkg/kubelet/prober: recordContainerEvent; pkg/kubelet/kuberuntime: computePodActions, killContainer.
    private void Probed(JsonElement pod, DateTimeOffset now)
    {
        foreach (var one in NewsOf(pod))
        {
            var message = one.TextAt("message") ?? "";
            var name = ContainerOf(one.TextAt("involvedObject", "fieldPath"));
            if (one.TextAt("reason") == "Unhealthy" && (message.StartsWith("Liveness probe", StringComparison.Ordinal) || message.StartsWith("Startup probe", StringComparison.Ordinal)))
            {
                Of(pod, name).Alive.Tell(CountOf(one), one.NameOf(), message, now);
            }
            else if (one.TextAt("reason") == "Unhealthy" && message.StartsWith("Readiness probe", StringComparison.Ordinal))
            {
                Of(pod, name).Readiness.Tell(CountOf(one), one.NameOf(), message, now);
            }
            else if (one.TextAt("reason") == "Killing" && (message.Contains("failed liveness probe", StringComparison.Ordinal) || message.Contains("failed startup probe", StringComparison.Ordinal)))
            {
                Of(pod, name).Kills.Tell(CountOf(one), one.NameOf(), message, now);
            }
        }
    }

    // spec.containers{web}
    private static string ContainerOf(string? fieldPath) => fieldPath?.Split('{') is [_, var name] ? name.TrimEnd('}') : "";

    private static string UidOf(JsonElement item) => item.TextAt("metadata", "uid") ?? item.NameOf();

    private static long CountOf(JsonElement one) => one.NumberAt("series", "count") ?? one.NumberAt("count") ?? 1;
}

/// <summary>What happened to one container since the rollout began.</summary>
internal sealed class ContainerHistory
{
    private string? _runningSinceText;

    /// <summary>Restarts that it had before.</summary>
    public int RestartsBefore { get; set; }

    /// <summary>How often it ended.</summary>
    public int Exits { get; private set; }

    /// <summary>When an end of it was seen first.</summary>
    public DateTimeOffset? FirstExit { get; private set; }

    /// <summary>Since when it runs; null when it does not.</summary>
    public DateTimeOffset? RunningSince { get; private set; }

    /// <summary>Liveness and startup probes that failed.</summary>
    public SignHistory Alive { get; } = new();

    /// <summary>Readiness probes that failed.</summary>
    public SignHistory Readiness { get; } = new();

    /// <summary>Times that the kubelet killed it because of a probe.</summary>
    public SignHistory Kills { get; } = new();

    /// <summary>Looks at its status.</summary>
    public void Observe(JsonElement status, DateTimeOffset now)
    {
        var startedAt = status.TextAt("state", "running", "startedAt");
        if (startedAt != _runningSinceText)
        {
            _runningSinceText = startedAt;
            RunningSince = startedAt is null ? null : now;
        }

        var hasEnded = status.At("state", "running") is null && (status.At("state", "terminated") ?? status.At("lastState", "terminated")) is not null;
        Exits = (int)(status.NumberAt("restartCount") ?? 0) - RestartsBefore + (hasEnded ? 1 : 0);
        if (Exits > 0)
        {
            FirstExit ??= now;
        }
    }
}

/// <summary>A sign that comes again and again: when first, when last, how often.</summary>
internal sealed class SignHistory
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public long Count => _counts.Values.Sum();

    public string Message { get; private set; } = "";

    public void Tell(long count, string name, string message, DateTimeOffset now)
    {
        if (_counts.TryGetValue(name, out var known) && known >= count)
        {
            return;
        }

        _counts[name] = count;
        (First, Last, Message) = (First ?? now, now, message);
    }
}
