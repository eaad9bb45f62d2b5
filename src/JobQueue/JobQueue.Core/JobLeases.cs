using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Slipway.Services.Data;

namespace JobQueue.Core;

/// <summary>
/// Leases on jobs. Every statement that settles a job names the lease token it was claimed with; a later claim, the reaper and a cancellation all make that
/// token worthless, so that a job is settled at most once per claim and completed at most once ever.
/// </summary>
/// <param name="database">The pool.</param>
public sealed class JobLeases(NpgsqlDataSource database)
{
    // Long enough for any message, short enough that a handler cannot fill the table with them.
    private const int LongestError = 2000;

    /// <summary>Claims due jobs, those due longest first.</summary>
    /// <param name="owner">The worker's id.</param>
    /// <param name="types">The kinds of jobs that the worker can run.</param>
    /// <param name="limit">The most jobs to claim.</param>
    /// <param name="lease">How long the lease lasts.</param>
    /// <returns>The jobs.</returns>
    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(string owner, IReadOnlyList<string> types, int limit, TimeSpan lease)
    {
        const string Statement =
            """
            with due as (
                select id from jobs
                where status = 'queued' and run_at <= now() and type = any ($2)
                order by run_at, id
                limit $3
                for update skip locked
            )
            update jobs
            set status = 'running', attempts = attempts + 1, lease_token = lease_token + 1, lease_owner = $1, lease_until = now() + $4
            from due where jobs.id = due.id
            returning jobs.id, type, payload::text, attempts, lease_token
            """;
        return database.QueryAsync(
            Statement,
            [owner, types.ToArray(), limit, lease],
            row => new ClaimedJob(row.GetGuid(0), row.GetString(1), Json.Parse(row.GetString(2)), row.GetInt32(3), row.GetInt64(4)),
            CancellationToken.None);
    }

    /// <summary>Starts leases anew.</summary>
    /// <param name="jobs">The jobs held.</param>
    /// <param name="lease">How long the leases last from now.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The jobs still held.</returns>
    public async Task<IReadOnlyCollection<ClaimedJob>> RenewAsync(IReadOnlyCollection<ClaimedJob> jobs, TimeSpan lease, CancellationToken cancellation)
    {
        const string Statement =
            """
            update jobs set lease_until = now() + $3
            from unnest($1::uuid[], $2::bigint[]) as held (id, token)
            where jobs.id = held.id and jobs.lease_token = held.token and status = 'running'
            returning jobs.id, lease_token
            """;
        var renewed = await database.QueryAsync(Statement, [Ids(jobs), Tokens(jobs), lease], row => (row.GetGuid(0), row.GetInt64(1)), cancellation);
        return [.. jobs.Where(job => renewed.Contains((job.Id, job.LeaseToken)))];
    }

    /// <summary>Completes a job.</summary>
    /// <param name="job">The job, as it was claimed.</param>
    /// <param name="result">What the handler returned, if anything.</param>
    /// <returns>False when the lease is lost; nothing was changed then.</returns>
    public async Task<bool> CompleteAsync(ClaimedJob job, JsonElement? result)
    {
        const string Statement =
            """
            update jobs
            set status = 'completed', result = $3, finished_at = now(), last_error = null, lease_owner = null, lease_until = null
            where id = $1 and lease_token = $2 and status = 'running'
            """;
        var json = new NpgsqlParameter { Value = (object?)result?.GetRawText() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb };
        return await database.ExecuteAsync(Statement, [job.Id, job.LeaseToken, json], CancellationToken.None) == 1;
    }

    /// <summary>Records a failed attempt: the job is queued again after a pause, or dead.</summary>
    /// <param name="job">The job, as it was claimed.</param>
    /// <param name="error">Why it failed, in one line.</param>
    /// <param name="pause">How long it rests before the next attempt.</param>
    /// <param name="isFinal">Whether no further attempt can succeed.</param>
    /// <returns>False when the lease is lost; nothing was changed then.</returns>
    public async Task<bool> FailAsync(ClaimedJob job, string error, TimeSpan pause, bool isFinal)
    {
        const string Statement =
            """
            update jobs
            set status = case when $5 or attempts >= max_attempts then 'dead' else 'queued' end,
                finished_at = case when $5 or attempts >= max_attempts then now() end,
                run_at = now() + $4, failed_attempts = failed_attempts + 1, last_error = $3, lease_owner = null, lease_until = null
            where id = $1 and lease_token = $2 and status = 'running'
            """;
        var line = error.ReplaceLineEndings(" ").Replace('\0', ' ');
        var text = line.Length <= LongestError ? line : line[..LongestError];
        return await database.ExecuteAsync(Statement, [job.Id, job.LeaseToken, text, pause, isFinal], CancellationToken.None) == 1;
    }

    /// <summary>Gives jobs back, due at once. The attempt does not count: nobody knows how it would have ended.</summary>
    /// <param name="jobs">The jobs, as they were claimed.</param>
    /// <returns>How many were given back; those whose lease is lost are left alone.</returns>
    public Task<int> ReleaseAsync(IReadOnlyCollection<ClaimedJob> jobs)
    {
        const string Statement =
            """
            update jobs
            set status = 'queued', attempts = attempts - 1, run_at = now(), lease_owner = null, lease_until = null
            from unnest($1::uuid[], $2::bigint[]) as held (id, token)
            where jobs.id = held.id and jobs.lease_token = held.token and status = 'running'
            """;
        return database.ExecuteAsync(Statement, [Ids(jobs), Tokens(jobs)], CancellationToken.None);
    }

    /// <summary>
    /// Returns jobs whose lease has run out, because their worker died or hangs: they are due at once, or dead when this was their last attempt. Safe to run by
    /// several programs at once.
    /// </summary>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>Each job returned, with its status afterwards.</returns>
    public Task<IReadOnlyList<(Guid Id, string Status)>> ReapAsync(CancellationToken cancellation)
    {
        const string Statement =
            """
            with expired as (
                select id, lease_owner from jobs
                where status = 'running' and lease_until < now()
                order by lease_until
                limit 1000
                for update skip locked
            )
            update jobs
            set status = case when attempts >= max_attempts then 'dead' else 'queued' end,
                finished_at = case when attempts >= max_attempts then now() end,
                run_at = now(), failed_attempts = failed_attempts + 1, lease_owner = null, lease_until = null,
                last_error = format('the lease of worker %s ran out in attempt %s', expired.lease_owner, attempts)
            from expired where jobs.id = expired.id
            returning jobs.id, status
            """;
        return database.QueryAsync(Statement, [], row => (row.GetGuid(0), row.GetString(1)), cancellation);
    }

    private static Guid[] Ids(IReadOnlyCollection<ClaimedJob> jobs) => [.. jobs.Select(job => job.Id)];

    private static long[] Tokens(IReadOnlyCollection<ClaimedJob> jobs) => [.. jobs.Select(job => job.LeaseToken)];
}
