namespace Slipway.Services.Leases;

/// <summary>An item in hand: what was claimed, and until when this process may rely on it.</summary>
internal sealed class HeldItem<TItem>(TItem item, long leaseEnd) : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Lock _lock = new();

    private long _leaseEnd = leaseEnd;
    private bool _isDisposed;

    public TItem Item { get; } = item;

    /// <summary>Ends with the work and its settling.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Set when the work must stop: the lease is lost or about to be given back.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>When the lease ends, as a timestamp of the clock that made it.</summary>
    public long LeaseEnd
    {
        get => Interlocked.Read(ref _leaseEnd);
        set => Interlocked.Exchange(ref _leaseEnd, value);
    }

    /// <summary>Tells the work to stop; without effect on work that has ended meanwhile.</summary>
    public Task AbandonAsync()
    {
        lock (_lock)
        {
            return _isDisposed ? Task.CompletedTask : _abandoned.CancelAsync();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _abandoned.Dispose();
        }
    }
}
