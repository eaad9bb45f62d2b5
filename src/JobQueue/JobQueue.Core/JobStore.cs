using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Slipway.Services.Data;

namespace JobQueue.Core;

/// <summary>How a cancellation ended.</summary>
/// <param name="Job">The job afterwards; null when there is none of that id.</param>
/// <param name="IsCancelled">False when the job had already ended otherwise.</param>
public sealed record Cancellation(Job? Job, bool IsCancelled);

/// <summary>Creates, shows and cancels jobs.</summary>
/// <param name="database">The pool.</param>
public sealed class JobStore(NpgsqlDataSource database)
{
    private const string Columns =
        "id, type, payload::text, status, attempts, max_attempts, run_at, last_error, result::text, created_at, finished_at";

    /// <summary>Creates a job.</summary>
    /// <param name="type">Which handler runs it.</param>
    /// <param name="payload">What the handler is given.</param>
    /// <param name="maxAttempts">After how many failed attempts it is dead.</param>
    /// <param name="runAt">The earliest time of the first attempt; null for now.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The job.</returns>
    public async Task<Job> CreateAsync(string type, JsonElement payload, int maxAttempts, DateTimeOffset? runAt, CancellationToken cancellation)
    {
        const string Statement =
            $"""
            insert into jobs (id, type, payload, max_attempts, run_at)
            values ($1, $2, $3, $4, coalesce($5, now()))
            returning {Columns}
            """;
        var json = new NpgsqlParameter { Value = payload.GetRawText(), NpgsqlDbType = NpgsqlDbType.Jsonb };
        var time = new NpgsqlParameter { Value = (object?)runAt?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
        var jobs = await database.QueryAsync(Statement, [Guid.CreateVersion7(), type, json, maxAttempts, time], Read, cancellation);
        return jobs[0];
    }

    /// <summary>Finds a job.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The job, or null.</returns>
    public async Task<Job?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var jobs = await database.QueryAsync($"select {Columns} from jobs where id = $1", [id], Read, cancellation);
        return jobs.Count == 0 ? null : jobs[0];
    }

    /// <summary>Lists jobs, the newest first.</summary>
    /// <param name="status">Only those in this state; null for all.</param>
    /// <param name="limit">The most to list.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The jobs.</returns>
    public Task<IReadOnlyList<Job>> ListAsync(string? status, int limit, CancellationToken cancellation) => status is null
        ? database.QueryAsync($"select {Columns} from jobs order by created_at desc, id desc limit $1", [limit], Read, cancellation)
        : database.QueryAsync($"select {Columns} from jobs where status = $1 order by created_at desc, id desc limit $2", [status, limit], Read, cancellation);

    /// <summary>
    /// Cancels a job that has not ended. A worker that runs it loses its lease: it can no longer complete the job, and stops at its next renewal.
    /// Cancelling twice is the same as once.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The job afterwards, and whether it is cancelled.</returns>
    public async Task<Cancellation> CancelAsync(Guid id, CancellationToken cancellation)
    {
        const string Statement =
            $"""
            update jobs
            set status = 'cancelled', finished_at = now(), lease_owner = null, lease_until = null
            where id = $1 and status in ('queued', 'running')
            returning {Columns}
            """;
        var cancelled = await database.QueryAsync(Statement, [id], Read, cancellation);
        var job = cancelled.Count > 0 ? cancelled[0] : await FindAsync(id, cancellation);
        return new Cancellation(job, job?.Status == JobStatus.Cancelled);
    }

    private static Job Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        Json.Parse(row.GetString(2)),
        row.GetString(3),
        row.GetInt32(4),
        row.GetInt32(5),
        row.GetDateTime(6),
        row.Optional<string>(7),
        row.Optional<string>(8) is { } result ? Json.Parse(result) : null,
        row.GetDateTime(9),
        row.Optional<DateTime?>(10));
}
