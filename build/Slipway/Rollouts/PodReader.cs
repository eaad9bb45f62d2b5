using System.Globalization;
using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Says what a pod waits for.</summary>
public static class PodReader
{
    /// <summary>Whether a pod is ready.</summary>
    /// <param name="pod">The pod.</param>
    public static bool IsReady(JsonElement pod) => pod.Is("Ready") && pod.At("metadata", "deletionTimestamp") is null;

    /// <summary>What a pod waits for, in words; null when it waits for nothing: it is ready, or has done its work.</summary>
    /// <param name="pod">The pod.</param>
    public static string? WaitsFor(JsonElement pod)
    {
        if (pod.At("metadata", "deletionTimestamp") is not null)
        {
            return "stopping";
        }

        if (pod.Condition("PodScheduled") is { } scheduled && scheduled.TextAt("status") == "False")
        {
            return $"not scheduled: {scheduled.TextAt("message") ?? scheduled.TextAt("reason")}";
        }

        if (IsReady(pod) || pod.TextAt("status", "phase") == "Succeeded")
        {
            return null;
        }

        return InitContainer(pod) ?? Containers(pod).Select(Container).FirstOrDefault(text => text is not null)
            ?? (pod.TextAt("status", "phase") == "Failed" ? Failure(pod) : "waiting for its node to start it");
    }

    /// <summary>When the first of a pod's main containers began; null when none has.</summary>
    /// <param name="pod">The pod.</param>
    public static DateTimeOffset? MainStarted(JsonElement pod) =>
        pod.ItemsAt("status", "containerStatuses")
            .Select(container => container.TimeAt("state", "running", "startedAt") ?? container.TimeAt("state", "terminated", "startedAt"))
            .Min();

    private static IEnumerable<JsonElement> Containers(JsonElement pod) => pod.ItemsAt("status", "containerStatuses");

    private static string? InitContainer(JsonElement pod)
    {
        foreach (var container in pod.ItemsAt("status", "initContainerStatuses"))
        {
            var state = container.At("state");
            if (state?.NumberAt("terminated", "exitCode") == 0)
            {
                continue;
            }

            var name = container.TextAt("name");
            return state?.At("running") is not null ? $"init container {name} is running" : $"init container {name}: {Stopped(container)}";
        }

        return null;
    }

    private static string? Container(JsonElement container)
    {
        if (container.At("state", "running") is null)
        {
            return container.NumberAt("state", "terminated", "exitCode") == 0 ? null : Stopped(container);
        }

        return container.TextAt("ready") == "true" ? null : "waiting for readiness";
    }

    private static string Stopped(JsonElement container)
    {
        if (container.At("state", "terminated") is { } ended)
        {
            return Ended(ended);
        }

        var reason = container.TextAt("state", "waiting", "reason") ?? "waiting";
        var message = container.TextAt("state", "waiting", "message");
        var last = container.At("lastState", "terminated") is { } before ? $" (last: {Ended(before)})" : "";
        return reason switch
        {
            "PodInitializing" => "waiting for init containers",
            "ContainerCreating" => "being created",
            _ => $"{reason}{(message is null ? "" : $": {message}")}{last}",
        };
    }

    private static string Ended(JsonElement terminated)
    {
        var reason = terminated.TextAt("reason");
        return string.Create(
            CultureInfo.InvariantCulture, $"exit code {terminated.NumberAt("exitCode")}{(reason is null or "Error" or "Completed" ? "" : $", {reason}")}");
    }

    private static string Failure(JsonElement pod) => pod.TextAt("status", "message") ?? pod.TextAt("status", "reason") ?? "failed";
}
