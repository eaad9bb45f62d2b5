using Npgsql;
using Slipway.Services.Data;

namespace Slipway.Services.Metrics;

/// <summary>A count of <see cref="CountedMetrics"/>.</summary>
/// <param name="Name">The metric's name, such as <c>job_created_total</c>.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Help">What it means, in one sentence.</param>
public sealed record CountedMetric(string Name, MetricKind Kind, string Help);

/// <summary>Counts read from the rows themselves: they hold over all replicas and restarts, and are the same in each.</summary>
/// <param name="database">The pool.</param>
/// <param name="statement">Counts: one row, with a whole number for each metric.</param>
/// <param name="metrics">What the columns are, in their order.</param>
public abstract class CountedMetrics(NpgsqlDataSource database, string statement, IReadOnlyList<CountedMetric> metrics) : IMetricSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricFamily>> ReadAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync(statement, [], row => metrics.Select((_, column) => row.GetInt64(column)).ToList(), cancellation);
        return [.. metrics.Zip(rows[0], (metric, value) =>
            MetricFamily.Of(metric.Name, metric.Kind, $"{metric.Help} Counted in the database: the same in every replica.", value))];
    }
}
