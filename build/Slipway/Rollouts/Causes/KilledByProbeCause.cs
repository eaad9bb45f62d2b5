using System.Globalization;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Containers that the kubelet kills because a liveness or startup probe fails. They may look ready in between.</summary>
internal sealed class KilledByProbeCause : ICause
{
    // A container that does not heed the signal to end is killed for good after 30 s, the default of terminationGracePeriodSeconds; nobody waits for that.
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(25);

    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        foreach (var container in scene.Containers.Where(container => !container.IsInit))
        {
            var history = scene.History.Of(container.Pod, container.Name);
            var (signs, kills) = (history.Alive, history.Kills);
            if (signs is not { First: { } first, Last: { } last })
            {
                continue;
            }

            // A startup probe may fail until its budget is used up: that is what it is for. The kill is what counts.
            var isStartup = signs.Message.StartsWith("Startup", StringComparison.Ordinal);
            if (isStartup && kills.Count == 0)
            {
                continue;
            }

            if (!IsBeingKilled(history) && IsQuiet(scene, QuietTime(container), last, kills.Last, history.RunningSince))
            {
                continue;
            }

            var probe = isStartup ? "startup" : "liveness";
            yield return new Diagnosis(
                FailureCause.KilledByProbe,
                container.Subject,
                kills.Count > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"killed {Text.Count(kills.Count, "time")} because its {probe} probe fails: {Text.Line(signs.Message)}")
                    : $"its {probe} probe fails: {Text.Line(signs.Message)}",
                $"See its log, and whether path, port and timing of the {probe} probe are right; a long start belongs into a startupProbe.")
            {
                FirstSeen = first,

                // Killed, and what came after it fails too, or nothing comes after it: one kill may have been bad luck.
                CanFail = kills.Count > 1 || (kills.Count == 1 && (signs.Last > kills.Last || history.Exits == 0)),
                Grace = kills.Count == 1 && history.Exits == 0 ? StopTime : null,
                Count = (int)kills.Count,
                Container = container.Reference,
                Lines = [Text.Line(signs.Message)],
            };
        }
    }

    // The kubelet asks no probe from the kill to the next start, so that its silence says nothing. Source: k8s.io/kubernetes pkg/kubelet/prober: worker.onHold.
    private static bool IsBeingKilled(ContainerHistory history) => history.Kills.Last is { } killed && history.RunningSince is { } since && since < killed;

    private static bool IsQuiet(Scene scene, TimeSpan time, params DateTimeOffset?[] signs)
    {
        var quietAt = signs.Max()!.Value + time;
        scene.LookAgain(quietAt);
        return scene.Now >= quietAt;
    }

    // A probe that is asked twice without failing has recovered.
    private static TimeSpan QuietTime(PodContainer container)
    {
        var probe = container.Spec.At("livenessProbe") ?? default;
        var twice = TimeSpan.FromSeconds(2 * (probe.NumberAt("periodSeconds") ?? 10) + (probe.NumberAt("initialDelaySeconds") ?? 0) + 2);
        return twice > TimeSpan.FromSeconds(15) ? twice : TimeSpan.FromSeconds(15);
    }
}
