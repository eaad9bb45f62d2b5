using Npgsql;
using Slipway.Services.Metrics;

namespace TaskSystem.Data;

/// <summary>Counts read from the tasks themselves: they hold over all replicas and restarts, and are the same in each.</summary>
/// <param name="database">The pool.</param>
public sealed class TaskMetrics(NpgsqlDataSource database) : CountedMetrics(database, Statement, Metrics)
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

    private static readonly IReadOnlyList<CountedMetric> Metrics =
    [
        new("task_created_total", MetricKind.Counter, "Tasks created."),
        new("task_completed_total", MetricKind.Counter, "Tasks completed."),
        new("task_pending", MetricKind.Gauge, "Tasks that wait for an executor."),
        new("task_running", MetricKind.Gauge, "Tasks held by an executor."),
        new("task_lease_acquired_total", MetricKind.Counter, "Leases acquired by executors."),
    ];
}
