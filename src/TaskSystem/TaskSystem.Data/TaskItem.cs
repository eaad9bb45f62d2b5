using Slipway.Services.Leases;

namespace TaskSystem.Data;

/// <summary>
/// The states of a task. The jobs A, B and C record work that is done: their tasks are completed from the start, and no executor touches them. A task posted to an
/// executor is pending, running while an executor holds it, and completed.
/// </summary>
public static class TaskStatuses
{
    /// <summary>Waits for an executor.</summary>
    public const string Pending = "pending";

    /// <summary>Held by an executor.</summary>
    public const string Running = "running";

    /// <summary>Done.</summary>
    public const string Completed = "completed";

    /// <summary>Every state, in the order of a task's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Running, Completed];
}

/// <summary>Who makes tasks.</summary>
public static class TaskCreators
{
    /// <summary>Job A, which creates the tasks of a release.</summary>
    public const string JobA = "job-a";

    /// <summary>Job B, which prioritises them.</summary>
    public const string JobB = "job-b";

    /// <summary>Job C, which sums them up.</summary>
    public const string JobC = "job-c";

    /// <summary>A caller of the executor's API.</summary>
    public const string Api = "api";
}

/// <summary>A task, as the API shows it. Times are UTC.</summary>
/// <param name="Id">Its number.</param>
/// <param name="TaskName">What it is called.</param>
/// <param name="Status">One of <see cref="TaskStatuses.All"/>.</param>
/// <param name="Priority">1 is the most urgent, 5 the least.</param>
/// <param name="CreatedBy">Who made it: job-a, job-b, job-c or api.</param>
/// <param name="ReleaseRevision">The run of the sequence that it belongs to, if any.</param>
/// <param name="Executor">Which executor runs or ran it last, if any.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="StartedAt">When it was begun, the last time.</param>
/// <param name="CompletedAt">When it was done.</param>
public sealed record TaskItem(
    long Id,
    string TaskName,
    string Status,
    int Priority,
    string CreatedBy,
    string? ReleaseRevision,
    string? Executor,
    DateTime CreatedAt,
    DateTime? StartedAt,
    DateTime? CompletedAt);

/// <summary>A page of tasks, with counts over all of them.</summary>
/// <param name="Tasks">The tasks that were asked for, the newest first.</param>
/// <param name="Counts">How many tasks there are in each state, whatever was asked for.</param>
/// <param name="Creators">Everyone who has made tasks.</param>
public sealed record TaskList(IReadOnlyList<TaskItem> Tasks, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<string> Creators);

/// <summary>A task held under a lease.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Duration">How long its work takes.</param>
/// <param name="LeaseToken">Grows with every claim of the task; only the holder of the latest can complete it.</param>
public sealed record ClaimedTask(long Id, TimeSpan Duration, long LeaseToken) : ILeased
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> LogFields { get; } = new Dictionary<string, object?> { ["task_id"] = Id };
}
