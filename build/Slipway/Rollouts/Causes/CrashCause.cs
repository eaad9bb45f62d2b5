using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Containers that end again and again, or cannot even be started; init containers too.</summary>
internal sealed class CrashCause : ICause
{
    private const string StartAdvice = "Mend command and args, or the image's entrypoint.";

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        foreach (var container in scene.Containers)
        {
            var history = scene.History.Of(container.Pod, container.Name);
            if (container.WaitingReason is "RunContainerError" or "CreateContainerError" or "PreCreateHookError" or "PreStartHookError" or "PostStartHookError")
            {
                yield return Refused(container, history, container.WaitingMessage);
            }
            else if (history.Exits > 0 && !HasRecovered(container, scene, history) && container.LastEnd is { } end)
            {
                yield return Ended(scene, container, history, end);
            }
        }
    }

    // A container that only runs may end again; one that says it is ready, or has run for a while where nobody asks it, has recovered.
    private static bool HasRecovered(PodContainer container, Scene scene, ContainerHistory history)
    {
        if ((container.IsInit && container.Status.NumberAt("state", "terminated", "exitCode") == 0) || IsJobsOwn(container, scene) || history.Kills.Count > 0)
        {
            return true;
        }

        if (!container.IsRunning || container.IsInit || !container.IsReady)
        {
            return false;
        }

        var settled = history.RunningSince + GracePeriods.SettleTime;
        if (container.Spec.At("readinessProbe") is not null || settled <= scene.Now)
        {
            return true;
        }

        scene.LookAgain(settled ?? scene.Now);
        return false;
    }

    // A job's container that ends is what jobs are about; its tries are counted by the job.
    private static bool IsJobsOwn(PodContainer container, Scene scene) =>
        scene.Workload.Kind is "Job" or "Pod" && (container.Pod.TextAt("spec", "restartPolicy") == "Never" || container.Status.NumberAt("state", "terminated", "exitCode") == 0);

    private static Diagnosis Ended(Scene scene, PodContainer container, ContainerHistory history, JsonElement end)
    {
        if (end.TextAt("reason") is "StartError" or "ContainerCannotRun")
        {
            return Refused(container, history, Text.Of(end, "message"));
        }

        var isMemory = end.TextAt("reason") == "OOMKilled";
        var limit = container.Spec.TextAt("resources", "limits", "memory");
        var times = history.Exits == 1 ? "ended" : $"ended {Text.Count(history.Exits, "time")}";
        var how = isMemory ? $"used more memory than its limit{(limit is null ? "" : $" of {limit}")}" : end.NumberAt("exitCode") == 0 ? "by itself, though it should go on" : $"with {Text.Ended(end)}";
        return new Diagnosis(
            isMemory ? FailureCause.OutOfMemory : scene.Workload.Kind == "Job" ? FailureCause.JobFailed : FailureCause.CrashLoop,
            container.Subject,
            isMemory ? $"{how}, and was killed ({Text.Count(history.Exits, "time")})" : $"{times} {how}",
            isMemory ? "Raise the container's memory limit, or find what uses so much." : "Its log says why; mend the program or its configuration.")
        {
            FirstSeen = history.FirstExit,
            CanFail = history.Exits >= 2 && !container.IsRunning,
            Count = history.Exits,
            Container = container.Reference,
            Lines = end.TextAt("message") is { Length: > 0 } last ? [Text.Line(last)] : [],
        };
    }

    private static Diagnosis Refused(PodContainer container, ContainerHistory history, string said) =>
        new(FailureCause.StartRefused, container.Subject, $"cannot be started: {Text.Line(Short(said))}", StartAdvice)
        {
            FirstSeen = history.FirstExit,
            Lines = [Text.Line(said)],
            Container = history.Exits > 0 ? container.Reference : null,
        };

    // What the runtime says is a chain of causes; the last ones say what it is about.
    private static string Short(string said)
    {
        var parts = said.Split(": ");
        return parts.Length <= 3 ? said : string.Join(": ", parts[^3..]);
    }
}
