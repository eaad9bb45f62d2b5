using JobQueue.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Hosting;

namespace JobQueue.Reaper;

/// <summary>How the reaper works.</summary>
/// <param name="Interval">How often it looks for expired leases.</param>
internal sealed record ReaperOptions(TimeSpan Interval);

/// <summary>Returns jobs whose lease has run out, at start and then once every interval.</summary>
internal sealed class ReaperLoop(
    JobLeases leases, ReaperOptions options, DatabaseGate gate, LoopHealth health, TimeProvider time, ILogger<ReaperLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        health.Expect(options.Interval);
        using var timer = new PeriodicTimer(options.Interval, time);
        try
        {
            await gate.WaitAsync(stoppingToken);
            do
            {
                health.Beat();
                await ReapAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("stopped");
        }
    }

    private async Task ReapAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var (id, status) in await leases.ReapAsync(stopping))
            {
                using var scope = logger.BeginScope(new Dictionary<string, object?> { ["job_id"] = id });
                logger.LogWarning("Lease ran out; the job is now {Status}", status);
            }
        }
        catch (NpgsqlException exception)
        {
            logger.LogWarning("return expired leases: {Cause}; trying again in {Seconds} s", exception.Message, options.Interval.TotalSeconds);
        }
    }
}
