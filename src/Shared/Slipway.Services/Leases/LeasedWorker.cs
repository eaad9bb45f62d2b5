using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Hosting;
using Slipway.Services.Metrics;

namespace Slipway.Services.Leases;

/// <summary>
/// Claims work by lease, does it side by side, renews the leases meanwhile and settles each item once. When told to stop it claims no more, finishes what it
/// has within the drain time and gives the rest back.
/// </summary>
/// <typeparam name="TItem">A claimed piece of work.</typeparam>
/// <typeparam name="TOutcome">What doing the work led to.</typeparam>
/// <param name="work">The work.</param>
/// <param name="options">Batch size and times.</param>
/// <param name="wake">Set when there may be work before the next poll.</param>
/// <param name="gate">Opens when the database has the schema.</param>
/// <param name="health">Told that the loop turns.</param>
/// <param name="meters">Makes the worker's meter.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class LeasedWorker<TItem, TOutcome>(
    ILeasedWork<TItem, TOutcome> work,
    LeaseOptions options,
    WakeSignal wake,
    DatabaseGate gate,
    LoopHealth health,
    IMeterFactory meters,
    TimeProvider time,
    ILogger<LeasedWorker<TItem, TOutcome>> logger) : BackgroundService
    where TItem : ILeased
{
    private static readonly TimeSpan SettleRetryPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<HeldItem<TItem>, bool> _held = new();
    private readonly Histogram<double> _duration = meters.Create(MeterCollector.OwnMeter)
        .CreateHistogram<double>("lease_item_duration", "s", "How long items of work took in this process, by how they ended.");

    private bool _isFailing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        health.Expect(options.PollInterval);
        try
        {
            await gate.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        using var drained = new CancellationTokenSource();
        var renewing = RenewWhileHeldAsync(drained.Token);
        await ClaimUntilStoppedAsync(stoppingToken);
        await DrainAsync();
        await drained.CancelAsync();
        await renewing;
    }

    private async Task ClaimUntilStoppedAsync(CancellationToken stopping)
    {
        await using var poll = time.CreateTimer(_ => wake.Set(), null, TimeSpan.Zero, options.PollInterval);
        while (!stopping.IsCancellationRequested)
        {
            health.Beat();
            await ClaimAsync();
            try
            {
                await wake.WaitAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ClaimAsync()
    {
        var free = options.BatchSize - _held.Count;
        if (free <= 0)
        {
            return;
        }

        try
        {
            // The lease counts from before the claim: this side must never believe in it longer than the database does.
            var leaseEnd = LeaseEndFromNow();

            // Not cancelled by the stop: a claim that the database made and this process did not see would wait for its lease to run out.
            foreach (var item in await work.ClaimAsync(free))
            {
                Start(new HeldItem<TItem>(item, leaseEnd));
            }

            _isFailing = false;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            if (!_isFailing)
            {
                logger.LogWarning("claim work: {Cause}; trying again every {Seconds} s", exception.Message, options.PollInterval.TotalSeconds);
            }

            _isFailing = true;
        }
    }

    private void Start(HeldItem<TItem> held)
    {
        _held[held] = true;
        held.Work = WorkAsync(held);
    }

    private async Task WorkAsync(HeldItem<TItem> held)
    {
        await Task.Yield();
        using var scope = logger.BeginScope(held.Item.LogFields);
        var started = time.GetTimestamp();
        var result = "abandoned";
        try
        {
            var outcome = await work.RunAsync(held.Item, held.Abandoned);
            result = await SettleAsync(held, outcome) ? "settled" : "lost";
        }
        catch (Exception) when (held.Abandoned.IsCancellationRequested)
        {
            logger.LogInformation("stop work: its lease is lost or given back");
        }
        catch (Exception exception)
        {
            result = "unsettled";
            logger.LogError(exception, "record the outcome: it is not recorded; the work is taken over when its lease ends");
        }

        _duration.Record(time.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("result", result));
        _held.TryRemove(held, out _);
        held.Dispose();
        wake.Set();
    }

    private async Task<bool> SettleAsync(HeldItem<TItem> held, TOutcome outcome)
    {
        while (true)
        {
            held.Abandoned.ThrowIfCancellationRequested();
            try
            {
                if (await work.SettleAsync(held.Item, outcome))
                {
                    return true;
                }

                logger.LogWarning("record the outcome: the lease is no longer held; the outcome is dropped");
                return false;
            }
            catch (NpgsqlException exception) when (exception.IsTransient && time.GetTimestamp() < held.LeaseEnd)
            {
                logger.LogWarning("record the outcome: {Cause}; trying again", exception.Message);
                await Task.Delay(SettleRetryPause, time, held.Abandoned);
            }
        }
    }

    private async Task RenewWhileHeldAsync(CancellationToken drained)
    {
        using var timer = new PeriodicTimer(options.RenewalInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(drained))
            {
                await RenewAsync(drained);
            }
        }
        catch (OperationCanceledException)
        {
            // Drained: nothing is held any more.
        }
    }

    private async Task RenewAsync(CancellationToken drained)
    {
        var held = _held.Keys.ToList();
        if (held.Count == 0)
        {
            return;
        }

        try
        {
            var leaseEnd = LeaseEndFromNow();
            var renewed = await work.RenewAsync([.. held.Select(one => one.Item)], drained);
            foreach (var one in held.Where(one => renewed.Contains(one.Item)))
            {
                one.LeaseEnd = leaseEnd;
            }

            await AbandonAsync(held.Where(one => !renewed.Contains(one.Item)));
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.LogWarning("renew {Count} leases: {Cause}", held.Count, exception.Message);
            await AbandonAsync(held.Where(one => one.LeaseEnd < time.GetTimestamp()));
        }
    }

    private async Task DrainAsync()
    {
        var held = _held.Keys.ToList();
        if (held.Count == 0)
        {
            return;
        }

        logger.LogInformation("stopping: {Count} items in hand, at most {Seconds} s to finish them", held.Count, options.DrainTime.TotalSeconds);
        try
        {
            await Task.WhenAll(held.Select(one => one.Work)).WaitAsync(options.DrainTime, time);
        }
        catch (TimeoutException)
        {
            var rest = _held.Keys.ToList();
            await AbandonAsync(rest);
            await GiveBackAsync(rest);
        }
    }

    private async Task GiveBackAsync(List<HeldItem<TItem>> rest)
    {
        try
        {
            await work.ReleaseAsync([.. rest.Select(one => one.Item)]);
            logger.LogInformation("gave back {Count} unfinished items", rest.Count);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.LogError("give back {Count} unfinished items: {Cause}; they are taken over when their leases end", rest.Count, exception.Message);
        }
    }

    private static Task AbandonAsync(IEnumerable<HeldItem<TItem>> lost) => Task.WhenAll(lost.Select(one => one.AbandonAsync()));

    private long LeaseEndFromNow() => time.GetTimestamp() + (long)(options.LeaseDuration.TotalSeconds * time.TimestampFrequency);
}
