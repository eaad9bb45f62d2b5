using Npgsql;
using Slipway.Services.Configuration;
using Slipway.Services.Data;

namespace TaskSystem.Data;

/// <summary>
/// One run of the sequence A, B, C. Each step is one transaction and does its work once per release revision: run again, it changes nothing.
/// Every job records its own work as tasks that are completed when it ends, so that the order of <c>completed_at</c> is the order of the jobs.
/// </summary>
/// <param name="database">The pool.</param>
/// <param name="revision">The release revision.</param>
public sealed class ReleaseRun(NpgsqlDataSource database, string revision)
{
    /// <summary>Job A: creates the tasks of the release.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>How many were created; 0 when an earlier run did.</returns>
    public Task<int> CreateTasksAsync(int count, CancellationToken cancellation)
    {
        // One statement: of two runs at once, one inserts the release and its tasks, the other neither.
        const string Statement =
            """
            with release as (
                insert into releases (release_revision, task_count) values ($1, $2) on conflict do nothing returning task_count
            )
            insert into tasks (task_name, status, created_by, release_revision, started_at, completed_at)
            select format('task %s', number), 'completed', 'job-a', $1, clock_timestamp(), clock_timestamp()
            from release, generate_series(1, release.task_count) as number
            """;
        return database.ExecuteAsync(Statement, [revision, count], cancellation);
    }

    /// <summary>Job B: gives each task of job A its priority, the earliest fifth the most urgent, and records that it did.</summary>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>How many were prioritised; 0 when an earlier run did.</returns>
    /// <exception cref="ServiceException">Job A has not run for this release.</exception>
    public async Task<int> PrioritiseAsync(CancellationToken cancellation)
    {
        const string Statement =
            """
            with ranked as (
                select id, task_name, ntile(5) over (order by id) as priority
                from tasks where release_revision = $1 and created_by = 'job-a'
            ), recorded as (
                insert into tasks (task_name, status, created_by, release_revision, priority, started_at, completed_at)
                select 'prioritise ' || task_name, 'completed', 'job-b', $1, priority, clock_timestamp(), clock_timestamp() from ranked order by id
                on conflict do nothing
                returning task_name
            )
            update tasks set priority = ranked.priority
            from ranked join recorded on recorded.task_name = 'prioritise ' || ranked.task_name
            where tasks.id = ranked.id
            """;
        await DemandTasksAsync(cancellation);
        return await database.ExecuteAsync(Statement, [revision], cancellation);
    }

    /// <summary>Job C: checks that the counts add up, and records a summary.</summary>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The summary, the same each time.</returns>
    /// <exception cref="ServiceException">Job A or B has not run for this release, or the counts do not add up.</exception>
    public async Task<string> FinaliseAsync(CancellationToken cancellation)
    {
        const string Statement =
            """
            with finished as (
                update releases set finished_at = clock_timestamp() where release_revision = $1 and finished_at is null returning release_revision
            )
            insert into tasks (task_name, status, created_by, release_revision, started_at, completed_at)
            select $2, 'completed', 'job-c', release_revision, clock_timestamp(), clock_timestamp() from finished
            """;
        var counts = await DemandTasksAsync(cancellation);
        if (counts.Created != counts.Expected || counts.Prioritised != counts.Expected || counts.Completed != counts.Created + counts.Prioritised)
        {
            throw new ServiceException(
                $"finalise release {revision}: the counts do not add up: {counts.Expected} tasks expected, {counts.Created} created by job-a, "
                + $"{counts.Prioritised} prioritised by job-b, {counts.Completed} completed of {counts.Created + counts.Prioritised}");
        }

        var summary = $"summary: {counts.Created} tasks created, {counts.Prioritised} prioritised";
        await database.ExecuteAsync(Statement, [revision, summary], cancellation);
        return summary;
    }

    private async Task<Counts> DemandTasksAsync(CancellationToken cancellation)
    {
        const string Statement =
            """
            select releases.task_count,
                   count(*) filter (where created_by = 'job-a'),
                   count(*) filter (where created_by = 'job-b'),
                   count(*) filter (where created_by in ('job-a', 'job-b') and status = 'completed' and completed_at is not null)
            from releases left join tasks using (release_revision)
            where release_revision = $1
            group by release_revision
            """;
        var rows = await database.QueryAsync(
            Statement, [revision], row => new Counts(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), cancellation);
        return rows.Count > 0 ? rows[0] : throw new ServiceException($"find the tasks of release {revision}: job A has not created any; run job A first");
    }

    private sealed record Counts(int Expected, long Created, long Prioritised, long Completed);
}
