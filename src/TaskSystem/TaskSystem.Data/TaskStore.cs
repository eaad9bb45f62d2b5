using Npgsql;
using NpgsqlTypes;
using Slipway.Services.Data;

namespace TaskSystem.Data;

/// <summary>Creates and shows tasks.</summary>
/// <param name="database">The pool.</param>
public sealed class TaskStore(NpgsqlDataSource database)
{
    private const string Columns = "id, task_name, status, priority, created_by, release_revision, executor, created_at, started_at, completed_at";

    /// <summary>Creates a task that waits for an executor.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="priority">1 (most urgent) to 5.</param>
    /// <param name="duration">How long its work takes.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The task.</returns>
    public async Task<TaskItem> CreateAsync(string name, int priority, TimeSpan duration, CancellationToken cancellation)
    {
        const string Statement =
            $"insert into tasks (task_name, created_by, priority, duration_seconds) values ($1, $2, $3, $4) returning {Columns}";
        var tasks = await database.QueryAsync(Statement, [name, TaskCreators.Api, priority, duration.TotalSeconds], Read, cancellation);
        return tasks[0];
    }

    /// <summary>Finds a task.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The task, or null.</returns>
    public async Task<TaskItem?> FindAsync(long id, CancellationToken cancellation)
    {
        var tasks = await database.QueryAsync($"select {Columns} from tasks where id = $1", [id], Read, cancellation);
        return tasks.Count == 0 ? null : tasks[0];
    }

    /// <summary>Lists tasks, the newest first.</summary>
    /// <param name="status">Only those in this state; null for all.</param>
    /// <param name="creator">Only those of this creator; null for all.</param>
    /// <param name="limit">The most to list.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The tasks, with counts over all tasks.</returns>
    public async Task<TaskList> ListAsync(string? status, string? creator, int limit, CancellationToken cancellation)
    {
        const string Statement =
            $"""
            select {Columns} from tasks
            where ($1 is null or status = $1) and ($2 is null or created_by = $2)
            order by id desc
            limit $3
            """;
        var tasks = await database.QueryAsync(Statement, [Text(status), Text(creator), limit], Read, cancellation);
        var groups = await database.QueryAsync(
            "select status, created_by, count(*) from tasks group by status, created_by",
            [],
            row => (Status: row.GetString(0), Creator: row.GetString(1), Count: row.GetInt64(2)),
            cancellation);
        var counts = TaskStatuses.All.ToDictionary(name => name, name => groups.Where(group => group.Status == name).Sum(group => group.Count));
        return new TaskList(tasks, counts, [.. groups.Select(group => group.Creator).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static TaskItem Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetInt16(3),
        row.GetString(4),
        row.Optional<string>(5),
        row.Optional<string>(6),
        row.GetDateTime(7),
        row.Optional<DateTime?>(8),
        row.Optional<DateTime?>(9));
}
