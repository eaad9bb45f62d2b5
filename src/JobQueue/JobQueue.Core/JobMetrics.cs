using Npgsql;
using Slipway.Services.Data;
using Slipway.Services.Metrics;

namespace JobQueue.Core;

/// <summary>
/// The queue's counters, read from the jobs themselves, which are never deleted: they hold over all replicas and restarts, and are the same in each.
/// </summary>
/// <param name="database">The pool.</param>
public sealed class JobMetrics(NpgsqlDataSource database) : IMetricSource
{
    private const string Statement =
        """
        select count(*),
               count(*) filter (where status = 'completed'),
               count(*) filter (where status = 'dead'),
               count(*) filter (where status = 'cancelled'),
               count(*) filter (where status = 'queued'),
               count(*) filter (where status = 'running'),
               coalesce(sum(failed_attempts), 0)::bigint,
               coalesce(sum(lease_token), 0)::bigint
        from jobs
        """;

    private static readonly IReadOnlyList<(string Name, MetricKind Kind, string Help)> Families =
    [
        ("job_created_total", MetricKind.Counter, "Jobs created."),
        ("job_completed_total", MetricKind.Counter, "Jobs completed successfully."),
        ("job_failed_total", MetricKind.Counter, "Jobs failed for good: out of attempts, or impossible."),
        ("job_cancelled_total", MetricKind.Counter, "Jobs cancelled by a user."),
        ("job_queue_depth", MetricKind.Gauge, "Jobs that wait for a worker, or for their time."),
        ("job_running", MetricKind.Gauge, "Jobs held by a worker."),
        ("job_attempt_failed_total", MetricKind.Counter, "Attempts that failed, whether or not the job was tried again."),
        ("worker_lease_acquired_total", MetricKind.Counter, "Leases acquired by workers."),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricFamily>> ReadAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync(Statement, [], row => Families.Select((_, column) => row.GetInt64(column)).ToList(), cancellation);
        return [.. Families.Zip(rows[0], (family, value) =>
            MetricFamily.Of(family.Name, family.Kind, $"{family.Help} Counted in the database: the same in every replica.", value))];
    }
}
