using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>The objects that watches have told of, as they are now.</summary>
public sealed class ClusterView
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["Pod"] = "/api/v1/namespaces/{0}/pods",
        ["PersistentVolumeClaim"] = "/api/v1/namespaces/{0}/persistentvolumeclaims",
        ["Deployment"] = "/apis/apps/v1/namespaces/{0}/deployments",
        ["ReplicaSet"] = "/apis/apps/v1/namespaces/{0}/replicasets",
        ["StatefulSet"] = "/apis/apps/v1/namespaces/{0}/statefulsets",
        ["DaemonSet"] = "/apis/apps/v1/namespaces/{0}/daemonsets",
        ["Job"] = "/apis/batch/v1/namespaces/{0}/jobs",
    };

    private readonly Dictionary<(string Kind, string Namespace, string Name), JsonElement> _objects = [];
    private readonly HashSet<(string Kind, string Namespace, string Name)> _gone = [];

    /// <summary>Kinds of workloads that can be waited for.</summary>
    public static IReadOnlyList<string> WorkloadKinds { get; } = ["Deployment", "StatefulSet", "DaemonSet", "Job", "PersistentVolumeClaim"];

    /// <summary>Path of the collection of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="place">The namespace.</param>
    public static string PathOf(string kind, string place) => Paths[kind].Replace("{0}", place, StringComparison.Ordinal);

    /// <summary>The kinds that tell how workloads of some kinds are.</summary>
    /// <param name="kinds">Kinds of workloads.</param>
    public static IEnumerable<string> NeededFor(IEnumerable<string> kinds)
    {
        var wanted = kinds.ToHashSet(StringComparer.Ordinal);
        wanted.Add("Pod");
        if (wanted.Contains("Deployment"))
        {
            wanted.Add("ReplicaSet");
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

    /// <summary>Whether an object was there, and was deleted.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="place">Its namespace.</param>
    /// <param name="name">Its name.</param>
    public bool IsGone(string kind, string place, string name) => _gone.Contains((kind, place, name));

    /// <summary>The pods that a workload controls, those of its newest generation first; by name.</summary>
    /// <param name="workload">The workload, as the API shows it.</param>
    /// <param name="kind">Its kind.</param>
    public IReadOnlyList<JsonElement> PodsOf(JsonElement workload, string kind)
    {
        var owner = kind == "Deployment" ? NewestReplicaSetOf(workload) : workload;
        var revision = kind == "StatefulSet" ? workload.TextAt("status", "updateRevision") : null;
        return owner is not { } found
            ? []
            : [.. OwnedBy("Pod", found).Where(pod => revision is null || pod.TextAt("metadata", "labels", "controller-revision-hash") == revision)];
    }

    // The Deployment's controller numbers both with the same revision. Source: k8s.io/kubernetes pkg/controller/deployment/util: SetNewReplicaSetAnnotations.
    private JsonElement? NewestReplicaSetOf(JsonElement deployment)
    {
        const string Annotation = "deployment.kubernetes.io/revision";
        var revision = deployment.TextAt("metadata", "annotations", Annotation);
        JsonElement[] newest = [.. OwnedBy("ReplicaSet", deployment).Where(set => set.TextAt("metadata", "annotations", Annotation) == revision)];
        return newest.Length == 0 ? null : newest[0];
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
