using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Slipway.Services.Metrics;

/// <summary>Gathers what this process's meters measure: its own, the runtime's and the web server's.</summary>
public sealed class MeterCollector : IDisposable
{
    /// <summary>The meter of what this repository's services measure themselves.</summary>
    public const string OwnMeter = "Slipway.Services";

    private static readonly HashSet<string> Meters = [OwnMeter, "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    private readonly ConcurrentDictionary<Instrument, InstrumentValues> _instruments = new();
    private readonly MeterListener _listener = new();

    /// <summary>Starts gathering.</summary>
    public MeterCollector()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument, _instruments.GetOrAdd(instrument, static key => new InstrumentValues(key)));
            }
        };
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.Start();
    }

    /// <summary>Reads what was gathered so far.</summary>
    /// <returns>A family for each instrument that measured something.</returns>
    public IReadOnlyList<MetricFamily> Collect()
    {
        _listener.RecordObservableInstruments();
        return [.. _instruments.Values.Select(values => values.ToFamily()).Where(family => family.Samples.Count > 0).DistinctBy(family => family.Name)];
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => ((InstrumentValues)state!).Record(value, tags);
}
