using Npgsql;
using Slipway.Services.Data;

namespace TaskSystem.Data;

/// <summary>
/// Leases on tasks. A task whose lease has run out, because its executor died, is claimed like a pending one; the executor that comes late cannot complete it,
/// because its lease token is no longer the latest.
/// </summary>
/// <param name="database">The pool.</param>
public sealed class TaskLeases(NpgsqlDataSource database)
{
    /// <summary>Claims tasks, the most urgent first.</summary>
    /// <param name="executor">The executor's id.</param>
    /// <param name="limit">The most tasks to claim.</param>
    /// <param name="lease">How long the lease lasts.</param>
    /// <returns>The tasks.</returns>
    public Task<IReadOnlyList<ClaimedTask>> ClaimAsync(string executor, int limit, TimeSpan lease)
    {
        const string Statement =
            """
            with next as (
                select id from tasks
                where status = 'pending' or (status = 'running' and lease_until < now())
                order by priority, id
                limit $2
                for update skip locked
            )
            update tasks
            set status = 'running', started_at = clock_timestamp(), executor = $1, lease_token = lease_token + 1, lease_until = now() + $3
            from next where tasks.id = next.id
            returning tasks.id, duration_seconds, lease_token
            """;
        return database.QueryAsync(
            Statement,
            [executor, limit, lease],
            row => new ClaimedTask(row.GetInt64(0), TimeSpan.FromSeconds(row.GetDouble(1)), row.GetInt64(2)),
            CancellationToken.None);
    }

    /// <summary>Starts leases anew.</summary>
    /// <param name="tasks">The tasks held.</param>
    /// <param name="lease">How long the leases last from now.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The tasks still held.</returns>
    public async Task<IReadOnlyCollection<ClaimedTask>> RenewAsync(IReadOnlyCollection<ClaimedTask> tasks, TimeSpan lease, CancellationToken cancellation)
    {
        const string Statement =
            """
            update tasks set lease_until = now() + $3
            from unnest($1::bigint[], $2::bigint[]) as held (id, token)
            where tasks.id = held.id and tasks.lease_token = held.token and status = 'running'
            returning tasks.id, lease_token
            """;
        var renewed = await database.QueryAsync(Statement, [Ids(tasks), Tokens(tasks), lease], row => (row.GetInt64(0), row.GetInt64(1)), cancellation);
        return [.. tasks.Where(task => renewed.Contains((task.Id, task.LeaseToken)))];
    }

    /// <summary>Completes a task.</summary>
    /// <param name="task">The task, as it was claimed.</param>
    /// <returns>False when the lease is lost; nothing was changed then.</returns>
    public async Task<bool> CompleteAsync(ClaimedTask task)
    {
        const string Statement =
            """
            update tasks set status = 'completed', completed_at = clock_timestamp(), lease_until = null
            where id = $1 and lease_token = $2 and status = 'running'
            """;
        return await database.ExecuteAsync(Statement, [task.Id, task.LeaseToken], CancellationToken.None) == 1;
    }

    /// <summary>Gives tasks back, to be claimed by any executor at once.</summary>
    /// <param name="tasks">The tasks, as they were claimed; those whose lease is lost are left alone.</param>
    /// <returns>How many were given back.</returns>
    public Task<int> ReleaseAsync(IReadOnlyCollection<ClaimedTask> tasks)
    {
        const string Statement =
            """
            update tasks set status = 'pending', started_at = null, executor = null, lease_until = null
            from unnest($1::bigint[], $2::bigint[]) as held (id, token)
            where tasks.id = held.id and tasks.lease_token = held.token and status = 'running'
            """;
        return database.ExecuteAsync(Statement, [Ids(tasks), Tokens(tasks)], CancellationToken.None);
    }

    private static long[] Ids(IReadOnlyCollection<ClaimedTask> tasks) => [.. tasks.Select(task => task.Id)];

    private static long[] Tokens(IReadOnlyCollection<ClaimedTask> tasks) => [.. tasks.Select(task => task.LeaseToken)];
}
