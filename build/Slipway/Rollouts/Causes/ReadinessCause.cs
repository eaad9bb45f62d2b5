using System.Text.Json;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>A container that runs and does not become ready.</summary>
internal sealed class ReadinessCause : ICause
{
    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        foreach (var container in scene.Containers.Where(container => !container.IsInit && container.IsRunning && !container.IsReady))
        {
            if (container.Spec.At("readinessProbe") is not { } probe)
            {
                continue;
            }

            // Before the startup probe has succeeded nobody asks for readiness: its own budget ends with a restart.
            if (container.Status.TextAt("started") == "false" && container.Spec.At("startupProbe") is not null)
            {
                continue;
            }

            var history = scene.History.Of(container.Pod, container.Name);
            var (delay, period, threshold) = (Seconds(probe, "initialDelaySeconds", 0), Seconds(probe, "periodSeconds", 10), Seconds(probe, "failureThreshold", 3));
            var due = (history.RunningSince ?? scene.Now) + delay + period;
            if (history.Readiness.First is null && scene.Now < due)
            {
                scene.LookAgain(due);
                continue;
            }

            yield return new Diagnosis(
                FailureCause.NeverReady,
                container.Subject,
                history.Readiness.Message is { Length: > 0 } last ? $"runs, but is not ready: {Text.Line(last)}" : "runs, but is not ready",
                "See its log, and whether path, port and timing of the readiness probe are right.")
            {
                FirstSeen = Later(history.RunningSince, history.Readiness.First ?? due),
                Grace = Clamp(period * (2 * threshold.TotalSeconds)),
                Container = container.Reference,
                Lines = history.Readiness.Message.Length > 0 ? [Text.Line(history.Readiness.Message)] : [],
            };
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one : other;

    // Defaults: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe.
    private static TimeSpan Seconds(JsonElement probe, string field, int otherwise) => TimeSpan.FromSeconds(probe.NumberAt(field) ?? otherwise);

    private static TimeSpan Clamp(TimeSpan budget) =>
        budget < GracePeriods.ReadinessRange.Least ? GracePeriods.ReadinessRange.Least : budget > GracePeriods.ReadinessRange.Most ? GracePeriods.ReadinessRange.Most : budget;
}
