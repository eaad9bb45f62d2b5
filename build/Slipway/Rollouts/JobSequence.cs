using System.Globalization;

namespace Slipway.Rollouts;

/// <summary>Jobs that run one after the other: says in one line where they are.</summary>
public static class JobSequence
{
    /// <summary>The jobs with state and duration: <c>job-a complete (2.1 s) -&gt; job-b running (0.4 s) -&gt; job-c waiting</c>.</summary>
    /// <param name="jobs">The jobs' statuses, in order.</param>
    /// <param name="now">The time.</param>
    public static string Describe(IEnumerable<WorkloadStatus> jobs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return string.Join(" -> ", jobs.Select(job => $"{job.Workload.Name} {StateOf(job)}{Duration(job, now)}"));
    }

    /// <summary>The jobs that did not run because one before them failed.</summary>
    /// <param name="jobs">The jobs' statuses, in order.</param>
    public static IReadOnlyList<Workload> NotRun(IReadOnlyList<WorkloadStatus> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return [.. jobs.SkipWhile(job => job.State != WorkloadState.Failed).Skip(1).Where(job => job.Started is null).Select(job => job.Workload)];
    }

    private static string StateOf(WorkloadStatus job) => job.State switch
    {
        WorkloadState.Ready => "complete",
        WorkloadState.Failed => job.Diagnosis?.Cause == FailureCause.Gone ? "gone" : "failed",
        _ => job.Started is null ? "waiting" : "running",
    };

    private static string Duration(WorkloadStatus job, DateTimeOffset now) => job.Started is { } started
        ? string.Create(CultureInfo.InvariantCulture, $" ({Math.Max(0, ((job.Ended ?? now) - started).TotalSeconds):0.#} s)")
        : "";
}
