namespace Slipway.Manifests;

/// <summary>A pod, or the pod template of a workload.</summary>
/// <param name="Specification">The pod's <c>spec</c>.</param>
/// <param name="Metadata">The pod's <c>metadata</c>, or null when the template has none.</param>
/// <param name="FieldPath">Path of the specification within the object, such as <c>spec.template.spec</c>.</param>
public sealed record KubePod(KubeNode Specification, KubeNode? Metadata, string FieldPath)
{
    /// <summary>The containers that run side by side, as <c>containers</c> lists them.</summary>
    public IEnumerable<KubeContainer> Containers => Read("containers");

    /// <summary>The containers that run one after the other before them.</summary>
    public IEnumerable<KubeContainer> InitContainers => Read("initContainers");

    /// <summary>All containers: the init containers first.</summary>
    public IEnumerable<KubeContainer> AllContainers => InitContainers.Concat(Containers);

    /// <summary>The pod of an object, or null for an object without one.</summary>
    /// <param name="root">The object.</param>
    internal static KubePod? Of(KubeMapping root) => root["kind"]?.Text switch
    {
        "Pod" => Make(root, "spec"),
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" => Make(root.At("spec", "template"), "spec.template.spec"),
        "CronJob" => Make(root.At("spec", "jobTemplate", "spec", "template"), "spec.jobTemplate.spec.template.spec"),
        "PodTemplate" => Make(root["template"], "template.spec"),
        _ => null,
    };

    private static KubePod? Make(KubeNode? template, string path) =>
        template?["spec"] is KubeMapping specification ? new KubePod(specification, template["metadata"], path) : null;

    private IEnumerable<KubeContainer> Read(string list) => Specification[list].ItemsOrNone()
        .Select((node, index) => new KubeContainer(node, list == "initContainers", $"{FieldPath}.{list}[{index}]"));
}

/// <summary>A container of a pod.</summary>
/// <param name="Node">The container's own fields.</param>
/// <param name="IsInit">Whether it is an init container.</param>
/// <param name="FieldPath">Path of the container within the object, such as <c>spec.template.spec.containers[0]</c>.</param>
public sealed record KubeContainer(KubeNode Node, bool IsInit, string FieldPath)
{
    /// <summary>The container's name; empty when it has none.</summary>
    public string Name => Node["name"]?.Text ?? "";

    /// <summary>The container's image reference; empty when it has none.</summary>
    public string Image => Node["image"]?.Text ?? "";
}
