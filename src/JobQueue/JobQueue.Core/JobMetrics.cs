using Npgsql;
using Slipway.Services.Metrics;

namespace JobQueue.Core;

/// <summary>
/// The queue's counters, read from the jobs themselves, which are never deleted: they hold over all replicas and restarts, and are the same in each.
/// </summary>
/// <param name="database">The pool.</param>
public sealed class JobMetrics(NpgsqlDataSource database) : CountedMetrics(database, Statement, Metrics)
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

    private static readonly IReadOnlyList<CountedMetric> Metrics =
    [
        new("job_created_total", MetricKind.Counter, "Jobs created."),
        new("job_completed_total", MetricKind.Counter, "Jobs completed successfully."),
        new("job_failed_total", MetricKind.Counter, "Jobs failed for good: out of attempts, or impossible."),
        new("job_cancelled_total", MetricKind.Counter, "Jobs cancelled by a user."),
        new("job_queue_depth", MetricKind.Gauge, "Jobs that wait for a worker, or for their time."),
        new("job_running", MetricKind.Gauge, "Jobs held by a worker."),
        new("job_attempt_failed_total", MetricKind.Counter, "Attempts that failed, whether or not the job was tried again."),
        new("worker_lease_acquired_total", MetricKind.Counter, "Leases acquired by workers."),
    ];
}
