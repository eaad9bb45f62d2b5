using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Recognises one family of causes. Pure: it reads what it is given.</summary>
internal interface ICause
{
    /// <summary>The signs that a workload shows.</summary>
    IEnumerable<Diagnosis> Find(Scene scene);
}

/// <summary>A workload that is not ready, and all that is known about it.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Found">The workload, as the API shows it.</param>
/// <param name="Pods">The pods of its new generation.</param>
/// <param name="View">The cluster.</param>
/// <param name="History">What happened since the rollout began.</param>
/// <param name="Now">The time.</param>
/// <param name="LookAgain">Is told when time alone may change what is seen.</param>
internal sealed record Scene(
    Workload Workload, JsonElement Found, IReadOnlyList<JsonElement> Pods, ClusterView View, RolloutHistory History, DateTimeOffset Now, Action<DateTimeOffset> LookAgain)
{
    /// <summary>The pods that still have something before them.</summary>
    public IEnumerable<JsonElement> LivePods =>
        Pods.Where(pod => pod.At("metadata", "deletionTimestamp") is null && pod.TextAt("status", "phase") is not ("Failed" or "Succeeded"));

    /// <summary>The containers of those pods.</summary>
    public IEnumerable<PodContainer> Containers => LivePods.SelectMany(PodContainer.Of);
}

/// <summary>A container of a pod: its status and its specification.</summary>
internal sealed record PodContainer(JsonElement Pod, JsonElement Status, JsonElement Spec, bool IsInit)
{
    public string Name => Status.TextAt("name") ?? "";

    public string Subject => $"Pod/{Pod.NameOf()}, {(IsInit ? "init container" : "container")} {Name}";

    public string Image => Spec.TextAt("image") ?? Status.TextAt("image") ?? "";

    public string? WaitingReason => Status.TextAt("state", "waiting", "reason");

    public string WaitingMessage => Status.TextAt("state", "waiting", "message") ?? "";

    public bool IsRunning => Status.At("state", "running") is not null;

    public bool IsReady => Status.TextAt("ready") == "true";

    /// <summary>How it ended last; null when it never did.</summary>
    public JsonElement? LastEnd => Status.At("state", "terminated") ?? Status.At("lastState", "terminated");

    public ContainerReference Reference => new(Pod.NamespaceOf(), Pod.NameOf(), Name);

    public static IEnumerable<PodContainer> Of(JsonElement pod) =>
        Of(pod, "initContainerStatuses", "initContainers", isInit: true).Concat(Of(pod, "containerStatuses", "containers", isInit: false));

    private static IEnumerable<PodContainer> Of(JsonElement pod, string statuses, string specs, bool isInit) =>
        pod.ItemsAt("status", statuses).Select(status => new PodContainer(
            pod, status, pod.ItemsAt("spec", specs).FirstOrDefault(spec => spec.TextAt("name") == status.TextAt("name")), isInit));
}
