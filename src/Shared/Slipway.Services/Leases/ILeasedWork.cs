namespace Slipway.Services.Leases;

/// <summary>A claimed piece of work.</summary>
public interface ILeased
{
    /// <summary>What every log entry about this work names, such as job_id.</summary>
    IReadOnlyDictionary<string, object?> LogFields { get; }
}

/// <summary>
/// Work that is done under a lease: claimed for a time, renewed while it lasts, and settled only by whoever still holds it. Each claim carries a fencing
/// token, so that a holder that lost its lease without knowing cannot settle what another has taken over.
/// </summary>
/// <typeparam name="TItem">A claimed piece of work, with its fencing token.</typeparam>
/// <typeparam name="TOutcome">What doing the work led to.</typeparam>
public interface ILeasedWork<TItem, TOutcome>
{
    /// <summary>Claims work.</summary>
    /// <param name="limit">The most items to claim.</param>
    /// <returns>The items claimed; no other claim returns them while the lease lasts.</returns>
    Task<IReadOnlyList<TItem>> ClaimAsync(int limit);

    /// <summary>Starts the leases anew.</summary>
    /// <param name="items">Items claimed before.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>Those whose lease is still held.</returns>
    Task<IReadOnlyCollection<TItem>> RenewAsync(IReadOnlyCollection<TItem> items, CancellationToken cancellation);

    /// <summary>Does the work. A failure of the work is an outcome, not an exception.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellation">Set when the lease is lost or the item is about to be given back.</param>
    /// <returns>The outcome.</returns>
    Task<TOutcome> RunAsync(TItem item, CancellationToken cancellation);

    /// <summary>Records the outcome, if the lease is still held.</summary>
    /// <param name="item">The item.</param>
    /// <param name="outcome">The outcome.</param>
    /// <returns>False when the lease is lost; then nothing was recorded.</returns>
    Task<bool> SettleAsync(TItem item, TOutcome outcome);

    /// <summary>Gives items back unfinished, for another to claim at once.</summary>
    /// <param name="items">The items; those whose lease is lost are left alone.</param>
    /// <returns>A task that ends when they are given back.</returns>
    Task ReleaseAsync(IReadOnlyCollection<TItem> items);
}

/// <summary>How a worker deals with leases.</summary>
/// <param name="BatchSize">The most items in hand at a time.</param>
/// <param name="PollInterval">How often to look for work when nothing wakes the worker before.</param>
/// <param name="LeaseDuration">How long a lease lasts unless renewed.</param>
/// <param name="DrainTime">How long work in hand may go on after the program was told to stop, before it is given back.</param>
public sealed record LeaseOptions(int BatchSize, TimeSpan PollInterval, TimeSpan LeaseDuration, TimeSpan DrainTime)
{
    private static readonly TimeSpan LongestRenewal = TimeSpan.FromSeconds(10);

    /// <summary>How often leases are renewed: three times in a lease, at least every 10 s so that a cancelled item stops soon.</summary>
    public TimeSpan RenewalInterval => TimeSpan.FromTicks(Math.Min(LeaseDuration.Ticks / 3, LongestRenewal.Ticks));
}
