using Slipway.Manifests;

namespace Slipway.Validation.Index;

/// <summary>A pod of a manifest set, with its parts read once.</summary>
/// <param name="owner">The object that is the pod, or makes it.</param>
/// <param name="pod">The pod.</param>
/// <param name="ns">The namespace that it runs in.</param>
internal sealed class ManifestPod(KubeObject owner, KubePod pod, string ns)
{
    private static readonly string[] LongRunningKinds = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController"];

    /// <summary>The object that is the pod, or makes it.</summary>
    public KubeObject Owner { get; } = owner;

    /// <summary>The namespace that it runs in.</summary>
    public string Namespace { get; } = ns;

    /// <summary>The pod's <c>spec</c>.</summary>
    public KubeNode Specification { get; } = pod.Specification;

    /// <summary>Path of the <c>spec</c> within the object.</summary>
    public string FieldPath { get; } = pod.FieldPath;

    /// <summary>The pod's labels, or null.</summary>
    public KubeNode? Labels { get; } = pod.Metadata?["labels"];

    /// <summary>The containers that run side by side.</summary>
    public IReadOnlyList<KubeContainer> Containers { get; } = [.. pod.Containers];

    /// <summary>All containers: the init containers first.</summary>
    public IReadOnlyList<KubeContainer> AllContainers { get; } = [.. pod.AllContainers];

    /// <summary>The ports of the containers that stay: the usual ones, and init containers that are sidecars.</summary>
    public IReadOnlyList<KubeNode> Ports => field ??= [.. AllContainers.Where(Stays).SelectMany(container => container.Node["ports"].ItemsOrNone())];

    /// <summary>Whether the pod is meant to run for good, and is no job, hook or test.</summary>
    public bool IsLongRunning { get; } = LongRunningKinds.Contains(owner.Kind) && owner.Hooks.Count == 0;

    /// <summary>Whether a container of the pod listens on a port, as far as the pod says.</summary>
    /// <param name="port">A port's name or number.</param>
    /// <returns>False only for a name that no port has, or for a number that is not among the ports of a pod that lists some.</returns>
    public bool MayListenOn(KubeNode port) => port.AsInteger() is { } number
        ? Ports.Count == 0 || Ports.Any(candidate => candidate["containerPort"].AsInteger() == number)
        : Ports.Any(candidate => candidate["name"]?.Text == port.Text);

    /// <summary>Whether a container runs as long as its pod: any but an init container, unless that is a sidecar (Kubernetes 1.29).</summary>
    /// <param name="container">The container.</param>
    public static bool Stays(KubeContainer container) => !container.IsInit || container.Node["restartPolicy"]?.Text == "Always";
}
