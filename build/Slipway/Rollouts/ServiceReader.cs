using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Tells whether a Service has somebody behind it.</summary>
internal static class ServiceReader
{
    private static readonly string[] Kinds = ["Deployment", "StatefulSet", "DaemonSet", "Job"];

    /// <summary>How a Service is.</summary>
    public static WorkloadStatus Read(ClusterView view, Workload workload, JsonElement service)
    {
        var addresses = view.Find("Endpoints", workload.Namespace, workload.Name)?.ItemsAt("subsets").Sum(subset => subset.ItemsAt("addresses").Count()) ?? 0;
        return addresses > 0 || !HasSelector(service) || WantsNone(view, service)
            ? new WorkloadStatus(workload, WorkloadState.Ready, 1, 1, "")
            : new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, "no ready pod behind it");
    }

    /// <summary>Whether a Service's selector matches neither a pod nor a template.</summary>
    public static bool SelectsNothing(ClusterView view, JsonElement service) =>
        HasSelector(service) && !Templates(view, service).Any()
        && !view.All("Pod", service.NamespaceOf()).Any(pod => Matches(service, pod.At("metadata", "labels")));

    private static bool HasSelector(JsonElement service) => service.TextAt("spec", "type") != "ExternalName" && service.FieldsAt("spec", "selector").Any();

    // Scaled to nothing, or jobs: pods that are not meant to be there, or not to stay.
    private static bool WantsNone(ClusterView view, JsonElement service)
    {
        JsonElement[] selected = [.. Templates(view, service)];
        return selected.Length > 0 && selected.All(item => item.NumberAt("spec", "replicas") == 0 || item.At("spec", "backoffLimit") is not null);
    }

    private static IEnumerable<JsonElement> Templates(ClusterView view, JsonElement service) =>
        Kinds.SelectMany(kind => view.All(kind, service.NamespaceOf())).Where(item => Matches(service, item.At("spec", "template", "metadata", "labels")));

    private static bool Matches(JsonElement service, JsonElement? labels) =>
        labels is { } found && service.FieldsAt("spec", "selector").All(field => found.TextAt(field.Name) == field.Value.GetString());
}
