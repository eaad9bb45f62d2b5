namespace Slipway.Services.Hosting;

/// <summary>Knows whether a program's main loop still turns.</summary>
/// <param name="time">The clock.</param>
public sealed class LoopHealth(TimeProvider time)
{
    // Longer than the longest statement of a loop (30 s) with a connection attempt before it (5 s).
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    private long _lastBeat;
    private TimeSpan _interval;

    /// <summary>Whether the loop has turned lately, or has not begun yet.</summary>
    public bool IsAlive => _lastBeat == 0 || time.GetElapsedTime(Interlocked.Read(ref _lastBeat)) < LongestSilence + _interval;

    /// <summary>Says how long the loop rests between two turns.</summary>
    /// <param name="interval">The pause.</param>
    public void Expect(TimeSpan interval) => _interval = interval;

    /// <summary>Says that the loop turns.</summary>
    public void Beat() => Interlocked.Exchange(ref _lastBeat, time.GetTimestamp());
}
