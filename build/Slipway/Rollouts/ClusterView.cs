using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>The objects that watches have told of, as they are now.</summary>
public sealed class ClusterView
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["Pod"] = "/api/v1/namespaces/{0}/pods",
        ["Event"] = "/api/v1/namespaces/{0}/events",
        ["Service"] = "/api/v1/namespaces/{0}/services",
        ["Endpoints"] = "/api/v1/namespaces/{0}/endpoints",
        ["PersistentVolumeClaim"] = "/api/v1/namespaces/{0}/persistentvolumeclaims",
        ["Deployment"] = "/apis/apps/v1/namespaces/{0}/deployments",
        ["ReplicaSet"] = "/apis/apps/v1/namespaces/{0}/replicasets",
        ["StatefulSet"] = "/apis/apps/v1/namespaces/{0}/statefulsets",
        ["DaemonSet"] = "/apis/apps/v1/namespaces/{0}/daemonsets",
        ["Job"] = "/apis/batch/v1/namespaces/{0}/jobs",
        ["CronJob"] = "/apis/batch/{1}/namespaces/{0}/cronjobs",
        ["HorizontalPodAutoscaler"] = "/apis/autoscaling/v1/namespaces/{0}/horizontalpodautoscalers",
    };

    private readonly Dictionary<(string Kind, string Namespace, string Name), JsonElement> _objects = [];
    private readonly HashSet<(string Kind, string Namespace, string Name)> _gone = [];
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _events = new(StringComparer.Ordinal);

    /// <summary>Kinds that can be waited for.</summary>
    public static IReadOnlyList<string> WorkloadKinds { get; } =
        ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "PersistentVolumeClaim", "HorizontalPodAutoscaler", "Service"];

    /// <summary>Whether workloads of a kind have pods of their own.</summary>
    /// <param name="kind">The kind.</param>
    public static bool HasPods(string kind) => kind is "Deployment" or "StatefulSet" or "DaemonSet" or "Job" or "Pod";

    /// <summary>Path of the collection of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="place">The namespace.</param>
    /// <param name="version">Version of its API, where it differs between clusters.</param>
    public static string PathOf(string kind, string place, string version = "v1") =>
        Paths[kind].Replace("{0}", place, StringComparison.Ordinal).Replace("{1}", version, StringComparison.Ordinal);

    /// <summary>The collections that tell how workloads of one namespace are.</summary>
    /// <param name="workloads">The workloads.</param>
    /// <param name="withEvents">Whether what happened is wanted too.</param>
    /// <returns>Kind and version of each.</returns>
    public static IEnumerable<(string Kind, string Version)> NeededFor(IEnumerable<Workload> workloads, bool withEvents)
    {
        var wanted = workloads.Select(workload => (workload.Kind, workload.Version)).ToHashSet();
        wanted.Add(("Pod", "v1"));
        if (wanted.Contains(("HorizontalPodAutoscaler", "v1")))
        {
            wanted.UnionWith([("Deployment", "v1"), ("StatefulSet", "v1")]);
        }

        if (wanted.Contains(("Deployment", "v1")))
        {
            wanted.Add(("ReplicaSet", "v1"));
        }

        if (wanted.Contains(("Service", "v1")))
        {
            wanted.Add(("Endpoints", "v1"));
        }

        if (withEvents)
        {
            wanted.Add(("Event", "v1"));
        }

        return wanted;
    }

    /// <summary>Takes a change.</summary>
    /// <param name="kind">Kind of the object.</param>
    /// <param name="change">The change.</param>
    public void Apply(string kind, WatchEvent change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Type == WatchEventType.Listed)
        {
            return;
        }

        if (kind == "Event")
        {
            Happened(change.Object, isOver: change.Type == WatchEventType.Deleted);
            return;
        }

        var key = (kind, change.Object.NamespaceOf(), change.Object.NameOf());
        if (change.Type != WatchEventType.Deleted)
        {
            _objects[key] = change.Object;
            _gone.Remove(key);
        }
        else if (_objects.TryGetValue(key, out var known) && known.TextAt("metadata", "uid") == change.Object.TextAt("metadata", "uid"))
        {
            // Of two of the same name, the later one may have been told of before the end of the earlier.
            _objects.Remove(key);
            _gone.Add(key);
        }
    }

    /// <summary>An object; null when there is none.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="name">Its name.</param>
    public JsonElement? Find(string kind, string place, string name) => _objects.TryGetValue((kind, place, name), out var found) ? found : null;

    /// <summary>The objects of a kind in a namespace.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="place">The namespace.</param>
    public IEnumerable<JsonElement> All(string kind, string place) =>
        _objects.Where(pair => pair.Key.Kind == kind && pair.Key.Namespace == place).Select(pair => pair.Value);

    /// <summary>Whether an object was there, and was deleted.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="name">Its name.</param>
    public bool IsGone(string kind, string place, string name) => _gone.Contains((kind, place, name));

    /// <summary>What happened to an object, the latest last.</summary>
    /// <param name="item">The object.</param>
    public IEnumerable<JsonElement> EventsOf(JsonElement item) =>
        item.TextAt("metadata", "uid") is { } uid && _events.TryGetValue(uid, out var events)
            ? events.Values.OrderBy(one => one.TimeAt("lastTimestamp") ?? one.TimeAt("eventTime") ?? one.TimeAt("metadata", "creationTimestamp"))
            : [];

    /// <summary>The pods that a workload controls, those of its newest generation only; by name.</summary>
    /// <param name="workload">The workload, as the API shows it.</param>
    /// <param name="kind">Its kind.</param>
    public IReadOnlyList<JsonElement> PodsOf(JsonElement workload, string kind)
    {
        if (kind == "Pod")
        {
            return [workload];
        }

        var owner = kind == "Deployment" ? NewestReplicaSetOf(workload) : workload;
        var revision = kind == "StatefulSet" ? workload.TextAt("status", "updateRevision") : null;
        return owner is not { } found
            ? []
            : [.. OwnedBy("Pod", found).Where(pod => revision is null || pod.TextAt("metadata", "labels", "controller-revision-hash") == revision)];
    }

    /// <summary>
    /// The ReplicaSet of a Deployment's newest generation; null while it has none. The controller numbers both with the same revision.
    /// Source: k8s.io/kubernetes pkg/controller/deployment/util: SetNewReplicaSetAnnotations.
    /// </summary>
    /// <param name="deployment">The Deployment.</param>
    public JsonElement? NewestReplicaSetOf(JsonElement deployment)
    {
        const string Annotation = "deployment.kubernetes.io/revision";
        var revision = deployment.TextAt("metadata", "annotations", Annotation);
        JsonElement[] newest = [.. OwnedBy("ReplicaSet", deployment).Where(set => set.TextAt("metadata", "annotations", Annotation) == revision)];
        return newest.Length == 0 ? null : newest[0];
    }

    private void Happened(JsonElement item, bool isOver)
    {
        var (uid, name) = (item.TextAt("involvedObject", "uid") ?? "", item.NameOf());
        if (!_events.TryGetValue(uid, out var events))
        {
            _events.Add(uid, events = new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        }

        if (isOver)
        {
            events.Remove(name);
        }
        else
        {
            events[name] = item;
        }
    }

    private IEnumerable<JsonElement> OwnedBy(string kind, JsonElement owner)
    {
        var (place, uid) = (owner.NamespaceOf(), owner.TextAt("metadata", "uid"));
        return _objects
            .Where(pair => pair.Key.Kind == kind && pair.Key.Namespace == place && pair.Value.ItemsAt("metadata", "ownerReferences").Any(reference => reference.TextAt("uid") == uid))
            .OrderBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => pair.Value);
    }
}
