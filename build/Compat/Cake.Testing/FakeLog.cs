using System.Globalization;
using Cake.Core.Diagnostics;

namespace Cake.Testing;

/// <summary>A log that keeps every message, whatever its verbosity; safe to write from several threads.</summary>
public sealed class FakeLog : ICakeLog
{
    private readonly Lock _lock = new();
    private readonly List<FakeLogMessage> _entries = [];

    /// <inheritdoc/>
    public Verbosity Verbosity { get; set; } = Verbosity.Quiet;

    /// <summary>The messages so far, in the order they were written.</summary>
    public IReadOnlyList<FakeLogMessage> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <inheritdoc/>
    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        var message = new FakeLogMessage(verbosity, level, string.Format(CultureInfo.InvariantCulture, format, args));
        lock (_lock)
        {
            _entries.Add(message);
        }
    }
}
