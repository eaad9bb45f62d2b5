using System.Threading.Channels;

namespace Slipway.Services.Leases;

/// <summary>Wakes one waiting loop. Set any number of times before the loop waits, it wakes it once.</summary>
public sealed class WakeSignal
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the loop now, or at its next wait.</summary>
    public void Set() => _signal.Writer.TryWrite(true);

    /// <summary>Waits for the signal and clears it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A task that ends when the signal was set.</returns>
    public async Task WaitAsync(CancellationToken cancellation) => await _signal.Reader.ReadAsync(cancellation);
}
