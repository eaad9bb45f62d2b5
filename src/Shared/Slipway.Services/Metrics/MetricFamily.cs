namespace Slipway.Services.Metrics;

/// <summary>What a metric family counts; the names of the Prometheus text format.</summary>
public enum MetricKind
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Cumulative buckets, a sum and a count.</summary>
    Histogram,
}

/// <summary>One value of a family.</summary>
/// <param name="Labels">Label names and values.</param>
/// <param name="Value">The value.</param>
/// <param name="Suffix">Follows the family's name: <c>_bucket</c>, <c>_sum</c> and <c>_count</c> of a histogram, else nothing.</param>
public sealed record MetricSample(IReadOnlyList<KeyValuePair<string, string>> Labels, double Value, string Suffix = "");

/// <summary>A metric with all its values.</summary>
/// <param name="Name">The name, such as <c>job_created_total</c>.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Help">One line that says what it means.</param>
/// <param name="Samples">Its values.</param>
public sealed record MetricFamily(string Name, MetricKind Kind, string Help, IReadOnlyList<MetricSample> Samples)
{
    /// <summary>A family of one value without labels.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it counts.</param>
    /// <param name="help">One line that says what it means.</param>
    /// <param name="value">The value.</param>
    /// <returns>The family.</returns>
    public static MetricFamily Of(string name, MetricKind kind, string help, double value) => new(name, kind, help, [new MetricSample([], value)]);
}

/// <summary>
/// Metrics read when they are asked for, such as counts that only the database knows. They are the same in every replica and survive restarts:
/// aggregate them with <c>max</c>, not <c>sum</c>, over replicas.
/// </summary>
public interface IMetricSource
{
    /// <summary>Reads the metrics.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>The families.</returns>
    Task<IReadOnlyList<MetricFamily>> ReadAsync(CancellationToken cancellation);
}
