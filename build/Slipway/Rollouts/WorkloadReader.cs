using System.Globalization;
using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Tells how workloads are: what the API says of their new generation, in the words of people. Pure: it reads a view, and nothing else.</summary>
/// <param name="view">What the cluster is like now.</param>
public sealed class WorkloadReader(ClusterView view)
{
    /// <summary>How a workload is.</summary>
    /// <param name="workload">The workload.</param>
    public WorkloadStatus Read(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        if (view.Find(workload.Kind, workload.Namespace, workload.Name) is not { } found)
        {
            return Missing(workload);
        }

        return workload.Kind switch
        {
            "Deployment" => Deployment(workload, found),
            "StatefulSet" => StatefulSet(workload, found),
            "DaemonSet" => DaemonSet(workload, found),
            "Job" => Job(workload, found),
            "Pod" => Pod(workload, found),
            "PersistentVolumeClaim" => Claim(workload, found),
            "Service" => ServiceReader.Read(view, workload, found),
            "HorizontalPodAutoscaler" => Autoscaler(workload, found),
            _ => new WorkloadStatus(workload, WorkloadState.Ready, 1, 1, ""),
        };
    }

    // The API lists what was written before, so what is not listed is not there: nobody will bring it but a controller of the release's own.
    private WorkloadStatus Missing(Workload workload)
    {
        if (workload.Kind == "PersistentVolumeClaim" && !view.IsGone(workload.Kind, workload.Namespace, workload.Name))
        {
            return new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, "not made yet");
        }

        var message = view.IsGone(workload.Kind, workload.Namespace, workload.Name) ? "gone: it was deleted meanwhile" : "gone: there is none of this name";
        return new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, message)
        {
            Diagnosis = new Diagnosis(FailureCause.Gone, workload.ToString(), message, "Somebody removed it, or its time to live was over: deploy again."),
        };
    }

    // Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status, and kubectl rollout status.
    private WorkloadStatus Deployment(Workload workload, JsonElement found)
    {
        var desired = (int)(found.NumberAt("spec", "replicas") ?? 1);
        var updated = Count(found, "updatedReplicas");
        var ready = Math.Min(Count(found, "readyReplicas"), updated);
        if (!IsObserved(found))
        {
            return Progressing(workload, found, 0, desired, "the controller to see the new generation");
        }

        if (updated < desired)
        {
            return Progressing(workload, found, ready, desired, $"{updated} of {desired} pods are of the new generation");
        }

        var old = Count(found, "replicas") - updated;
        return Count(found, "availableReplicas") >= desired && old <= 0
            ? new WorkloadStatus(workload, WorkloadState.Ready, desired, desired, "")
            : Progressing(workload, found, ready, desired, old > 0 && ready >= desired ? $"{Pods(old)} of the old generation to stop" : null);
    }

    // Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates.
    private WorkloadStatus StatefulSet(Workload workload, JsonElement found)
    {
        var desired = (int)(found.NumberAt("spec", "replicas") ?? 1);
        var ready = Count(found, "readyReplicas");
        if (!IsObserved(found))
        {
            return Progressing(workload, found, 0, desired, "the controller to see the new generation");
        }

        var isRolling = found.TextAt("spec", "updateStrategy", "type") != "OnDelete";
        var partition = (int)(found.NumberAt("spec", "updateStrategy", "rollingUpdate", "partition") ?? 0);
        var updated = found.TextAt("status", "currentRevision") == found.TextAt("status", "updateRevision") ? desired : Count(found, "updatedReplicas");
        var wanted = isRolling ? Math.Max(0, desired - partition) : 0;
        if (updated < wanted)
        {
            return Progressing(workload, found, Math.Min(ready, updated), desired, $"{updated} of {wanted} pods are of the new generation");
        }

        return ready >= desired ? new WorkloadStatus(workload, WorkloadState.Ready, desired, desired, "") : Progressing(workload, found, ready, desired, null);
    }

    private WorkloadStatus DaemonSet(Workload workload, JsonElement found)
    {
        var desired = Count(found, "desiredNumberScheduled");
        var updated = Count(found, "updatedNumberScheduled");
        var available = Count(found, "numberAvailable");
        if (!IsObserved(found))
        {
            return Progressing(workload, found, 0, desired, "the controller to see the new generation");
        }

        return updated >= desired && available >= desired
            ? new WorkloadStatus(workload, WorkloadState.Ready, desired, desired, "")
            : Progressing(workload, found, Math.Min(updated, available), desired, null);
    }

    // Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup.
    private WorkloadStatus Job(Workload workload, JsonElement found)
    {
        var desired = (int)(found.NumberAt("spec", "completions") ?? 1);
        var done = Count(found, "succeeded");
        var pods = view.PodsOf(found, "Job");
        var started = pods.Select(PodReader.MainStarted).Min() ?? (pods.Count == 0 ? found.TimeAt("status", "startTime") : null);
        if (found.Is("Complete"))
        {
            return new WorkloadStatus(workload, WorkloadState.Ready, desired, desired, "") { Started = started, Ended = found.TimeAt("status", "completionTime") };
        }

        var status = new WorkloadStatus(workload, WorkloadState.Progressing, done, desired, started is null ? FirstWait(pods) ?? "no pod yet" : "running") { Started = started };
        return found.Is("Failed") ? status with { Detail = "failed", Ended = found.Condition("Failed")?.TimeAt("lastTransitionTime") } : status;
    }

    private static WorkloadStatus Pod(Workload workload, JsonElement found) => PodReader.IsReady(found) || found.TextAt("status", "phase") == "Succeeded"
        ? new WorkloadStatus(workload, WorkloadState.Ready, 1, 1, "")
        : new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, PodReader.WaitsFor(found) ?? "not ready yet");

    private static WorkloadStatus Claim(Workload workload, JsonElement found) => found.TextAt("status", "phase") == "Bound"
        ? new WorkloadStatus(workload, WorkloadState.Ready, 1, 1, "")
        : new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, $"waiting for a volume of class {found.TextAt("spec", "storageClassName") ?? "(none)"}");

    // What it does with its target depends on metrics, and is no part of a rollout.
    private WorkloadStatus Autoscaler(Workload workload, JsonElement found)
    {
        var (kind, name) = (found.TextAt("spec", "scaleTargetRef", "kind") ?? "", found.TextAt("spec", "scaleTargetRef", "name") ?? "");
        return kind is "Deployment" or "StatefulSet" && view.Find(kind, workload.Namespace, name) is null
            ? new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, $"its target {kind}/{name} does not exist")
            : new WorkloadStatus(workload, WorkloadState.Ready, 1, 1, "");
    }

    private WorkloadStatus Progressing(Workload workload, JsonElement found, int ready, int desired, string? reason)
    {
        return new WorkloadStatus(
            workload, WorkloadState.Progressing, ready, desired, Join(reason ?? $"{ready} of {Pods(desired)} ready", FirstWait(view.PodsOf(found, workload.Kind))));
    }

    private static string? FirstWait(IReadOnlyList<JsonElement> pods)
    {
        var waits = pods.Select(pod => (Name: pod.NameOf(), Wait: PodReader.WaitsFor(pod))).FirstOrDefault(pod => pod.Wait is not null);
        return waits.Wait is null ? null : $"{waits.Name}: {waits.Wait}";
    }

    private static string Join(params string?[] parts) => string.Join("; ", parts.OfType<string>());

    private static string Pods(int count) => count == 1 ? "1 pod" : string.Create(CultureInfo.InvariantCulture, $"{count} pods");

    private static int Count(JsonElement found, string field) => (int)(found.NumberAt("status", field) ?? 0);

    private static bool IsObserved(JsonElement found) => (found.NumberAt("status", "observedGeneration") ?? 0) >= (found.NumberAt("metadata", "generation") ?? 0);
}
