using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Slipway.Services.Metrics;

/// <summary>The values of one instrument so far, by its labels.</summary>
internal sealed class InstrumentValues
{
    // The defaults of the OpenTelemetry HTTP conventions, in seconds; used where an instrument advises none.
    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);
    private readonly Instrument _instrument;
    private readonly MetricKind _kind;
    private readonly bool _isAbsolute;
    private readonly IReadOnlyList<double> _bounds;

    public InstrumentValues(Instrument instrument)
    {
        _instrument = instrument;
        var type = instrument.GetType().GetGenericTypeDefinition();
        _kind = type switch
        {
            _ when type == typeof(Counter<>) || type == typeof(ObservableCounter<>) => MetricKind.Counter,
            _ when type == typeof(Histogram<>) => MetricKind.Histogram,
            _ => MetricKind.Gauge,
        };
        _isAbsolute = instrument.IsObservable || type == typeof(Gauge<>);
        _bounds = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? DefaultBounds;
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new KeyValuePair<string, string>[tags.Length];
        for (var index = 0; index < tags.Length; index++)
        {
            labels[index] = new(MetricName.Label(tags[index].Key), Convert.ToString(tags[index].Value, CultureInfo.InvariantCulture) ?? string.Empty);
        }

        var series = _series.GetOrAdd(string.Join('\u0001', labels), static (_, state) => new Series(state.labels, state.Count), (labels, _bounds.Count));
        lock (series)
        {
            series.Count++;
            series.Value = _isAbsolute ? value : series.Value + value;
            if (_kind == MetricKind.Histogram)
            {
                series.Buckets[BucketOf(value)]++;
            }
        }
    }

    public MetricFamily ToFamily()
    {
        var name = MetricName.Of(_instrument.Name, _instrument.Unit, _kind == MetricKind.Counter);
        var help = string.IsNullOrEmpty(_instrument.Description) ? _instrument.Name : _instrument.Description;
        var samples = _series.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => Samples(pair.Value));
        return new MetricFamily(name, _kind, help, [.. samples]);
    }

    private int BucketOf(double value)
    {
        var bucket = 0;
        while (bucket < _bounds.Count && value > _bounds[bucket])
        {
            bucket++;
        }

        return bucket;
    }

    private List<MetricSample> Samples(Series series)
    {
        lock (series)
        {
            if (_kind != MetricKind.Histogram)
            {
                return [new MetricSample(series.Labels, series.Value)];
            }

            var samples = new List<MetricSample>();
            long cumulative = 0;
            for (var index = 0; index <= _bounds.Count; index++)
            {
                cumulative += series.Buckets[index];
                var bound = index < _bounds.Count ? _bounds[index] : double.PositiveInfinity;
                samples.Add(new MetricSample([.. series.Labels, new("le", PrometheusText.Format(bound))], cumulative, "_bucket"));
            }

            samples.Add(new MetricSample(series.Labels, series.Value, "_sum"));
            samples.Add(new MetricSample(series.Labels, series.Count, "_count"));
            return samples;
        }
    }

    private sealed class Series(KeyValuePair<string, string>[] labels, int bounds)
    {
        public KeyValuePair<string, string>[] Labels { get; } = labels;

        public long[] Buckets { get; } = new long[bounds + 1];

        public double Value { get; set; }

        public long Count { get; set; }
    }
}
