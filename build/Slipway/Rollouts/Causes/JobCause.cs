using System.Globalization;
using Slipway.Cluster;

namespace Slipway.Rollouts.Causes;

/// <summary>Jobs that failed, ran into their deadline, or fail try by try.</summary>
internal sealed class JobCause : ICause
{
    /// <inheritdoc/>
    public IEnumerable<Diagnosis> Find(Scene scene)
    {
        if (scene.Workload.Kind == "Pod" && scene.Found.TextAt("status", "phase") == "Failed")
        {
            yield return Over(scene, FailureCause.CrashLoop, "failed, and is not started again") with { Grace = TimeSpan.Zero };
        }

        if (scene.Workload.Kind != "Job")
        {
            yield break;
        }

        var tries = (scene.Found.NumberAt("spec", "backoffLimit") ?? 6) + 1;
        if (scene.Found.Is("Failed"))
        {
            var condition = scene.Found.Condition("Failed")!.Value;
            yield return (condition.TextAt("reason") switch
            {
                "BackoffLimitExceeded" => Over(scene, FailureCause.JobFailed, "failed, and so did its retries"),
                "DeadlineExceeded" => Over(scene, FailureCause.JobDeadline, $"not done within its {scene.Found.NumberAt("spec", "activeDeadlineSeconds")} s")
                    with { Advice = "Raise activeDeadlineSeconds, or find what takes so long: its log tells." },
                var reason => Over(scene, FailureCause.JobFailed, $"failed ({reason})"),
            }) with { Grace = TimeSpan.Zero };
        }
        else if (scene.Found.NumberAt("status", "failed") is > 0 and var failed)
        {
            yield return Over(scene, FailureCause.JobFailed, string.Create(CultureInfo.InvariantCulture, $"{failed} of {tries} tries failed")) with
            {
                CanFail = failed >= 2 && EndedAlike(scene),
                Count = (int)failed,
            };
        }
    }

    private static Diagnosis Over(Scene scene, FailureCause cause, string message)
    {
        var last = scene.Pods.SelectMany(PodContainer.Of).Where(container => container.LastEnd is { } end && end.NumberAt("exitCode") != 0)
            .OrderBy(container => container.LastEnd?.TimeAt("finishedAt")).LastOrDefault();
        return new Diagnosis(
            cause, scene.Workload.ToString(), last?.LastEnd is { } end ? $"{message}; {last.Subject}: {Text.Ended(end)}" : message, "Its log says why; mend the program, its configuration or its data.")
        {
            Container = last?.Reference,
        };
    }

    // Two tries that end in different ways may be on their way to a third that works.
    private static bool EndedAlike(Scene scene)
    {
        long?[] codes = [.. scene.Pods.SelectMany(PodContainer.Of).Select(container => container.LastEnd?.NumberAt("exitCode")).Where(code => code is not (null or 0))];
        return codes.Length >= 2 && codes.Distinct().Count() == 1;
    }
}
