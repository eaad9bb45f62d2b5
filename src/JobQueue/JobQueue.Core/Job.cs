using System.Text.Json;
using Slipway.Services.Leases;

namespace JobQueue.Core;

/// <summary>The states of a job, as they stand in the database.</summary>
public static class JobStatus
{
    /// <summary>Waits for its time, or for a worker.</summary>
    public const string Queued = "queued";

    /// <summary>Held by a worker.</summary>
    public const string Running = "running";

    /// <summary>Done.</summary>
    public const string Completed = "completed";

    /// <summary>Failed for good: out of attempts, or its payload can never work.</summary>
    public const string Dead = "dead";

    /// <summary>Cancelled by a user.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Every state, in the order of a job's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Queued, Running, Completed, Dead, Cancelled];
}

/// <summary>A job, as the API shows it. Times are UTC.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Which handler runs it.</param>
/// <param name="Payload">What the handler is given.</param>
/// <param name="Status">One of <see cref="JobStatus.All"/>.</param>
/// <param name="Attempts">How often a worker has begun it; a job that a stopping worker gave back does not count.</param>
/// <param name="MaxAttempts">After how many failed attempts it is dead.</param>
/// <param name="RunAt">The earliest time of its next attempt.</param>
/// <param name="LastError">Why the last failed attempt failed, in one line.</param>
/// <param name="Result">What the handler returned.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="FinishedAt">When it was completed, cancelled or given up.</param>
public sealed record Job(
    Guid Id,
    string Type,
    JsonElement Payload,
    string Status,
    int Attempts,
    int MaxAttempts,
    DateTime RunAt,
    string? LastError,
    JsonElement? Result,
    DateTime CreatedAt,
    DateTime? FinishedAt);

/// <summary>A job held under a lease.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Which handler runs it.</param>
/// <param name="Payload">What the handler is given.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="LeaseToken">Grows with every claim of the job; only the holder of the latest can settle it.</param>
public sealed record ClaimedJob(Guid Id, string Type, JsonElement Payload, int Attempt, long LeaseToken) : ILeased
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> LogFields { get; } =
        new Dictionary<string, object?> { ["job_id"] = Id, ["job_type"] = Type, ["attempt"] = Attempt };
}
