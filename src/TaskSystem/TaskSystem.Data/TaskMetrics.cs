using Npgsql;
using Slipway.Services.Data;
using Slipway.Services.Metrics;

namespace TaskSystem.Data;

/// <summary>Counts read from the tasks themselves: they hold over all replicas and restarts, and are the same in each.</summary>
/// <param name="database">The pool.</param>
public sealed class TaskMetrics(NpgsqlDataSource database) : IMetricSource
{
    private const string Statement =
        """
        select count(*),
               count(*) filter (where status = 'completed'),
               count(*) filter (where status = 'pending'),
               count(*) filter (where status = 'running'),
               coalesce(sum(lease_token), 0)::bigint
        from tasks
        """;

    private static readonly IReadOnlyList<(string Name, MetricKind Kind, string Help)> Families =
    [
        ("task_created_total", MetricKind.Counter, "Tasks created."),
        ("task_completed_total", MetricKind.Counter, "Tasks completed."),
        ("task_pending", MetricKind.Gauge, "Tasks that wait for an executor."),
        ("task_running", MetricKind.Gauge, "Tasks held by an executor."),
        ("task_lease_acquired_total", MetricKind.Counter, "Leases acquired by executors."),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricFamily>> ReadAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync(Statement, [], row => Families.Select((_, column) => row.GetInt64(column)).ToList(), cancellation);
        return [.. Families.Zip(rows[0], (family, value) =>
            MetricFamily.Of(family.Name, family.Kind, $"{family.Help} Counted in the database: the same in every replica.", value))];
    }
}
