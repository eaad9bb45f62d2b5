using System.Text.Json;
using JobQueue.Core;
using JobQueue.Core.Handlers;
using Microsoft.Extensions.Logging;
using Slipway.Services.Leases;

namespace JobQueue.Worker;

/// <summary>Which worker this is.</summary>
/// <param name="Id">The worker's id.</param>
internal sealed record WorkerIdentity(string Id);

/// <summary>How an attempt ended.</summary>
/// <param name="Result">What the handler returned.</param>
/// <param name="Error">Why it failed, in one line; null when it did not.</param>
/// <param name="IsFinal">Whether no further attempt can succeed.</param>
internal sealed record JobOutcome(JsonElement? Result, string? Error = null, bool IsFinal = false);

/// <summary>Jobs as leased work: claimed from the database, run by their handlers.</summary>
internal sealed class JobWork(JobLeases leases, LeaseOptions options, WorkerIdentity worker, TimeProvider time, ILogger<JobWork> logger)
    : ILeasedWork<ClaimedJob, JobOutcome>
{
    private static readonly IReadOnlyList<string> Types = [.. JobHandlers.All.Keys];

    private readonly Dictionary<string, object?> _logFields = new() { ["worker_id"] = worker.Id };

    public async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(int limit)
    {
        var jobs = await leases.ClaimAsync(worker.Id, Types, limit, options.LeaseDuration);
        if (jobs.Count > 0)
        {
            using var scope = logger.BeginScope(_logFields);
            logger.LogInformation("Claimed {Count} jobs", jobs.Count);
        }

        return jobs;
    }

    public Task<IReadOnlyCollection<ClaimedJob>> RenewAsync(IReadOnlyCollection<ClaimedJob> items, CancellationToken cancellation) =>
        leases.RenewAsync(items, options.LeaseDuration, cancellation);

    public async Task<JobOutcome> RunAsync(ClaimedJob item, CancellationToken cancellation)
    {
        try
        {
            return new JobOutcome(await JobHandlers.All[item.Type].RunAsync(item.Payload, new JobContext(item.Id, item.Attempt, time), cancellation));
        }
        catch (InvalidPayloadException exception)
        {
            return new JobOutcome(null, exception.Message, IsFinal: true);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return new JobOutcome(null, exception.Message);
        }
    }

    public async Task<bool> SettleAsync(ClaimedJob item, JobOutcome outcome)
    {
        using var scope = logger.BeginScope(_logFields);
        if (outcome.Error is null)
        {
            var isCompleted = await leases.CompleteAsync(item, outcome.Result);
            if (isCompleted)
            {
                logger.LogInformation("Job completed successfully");
            }

            return isCompleted;
        }

        // Jitter needs no secret randomness.
#pragma warning disable CA5394
        var pause = RetryBackoff.After(item.Attempt, Random.Shared.NextDouble());
#pragma warning restore CA5394
        var isRecorded = await leases.FailAsync(item, outcome.Error, pause, outcome.IsFinal);
        if (isRecorded)
        {
            logger.LogWarning("Job attempt failed: {Cause}", outcome.Error);
        }

        return isRecorded;
    }

    public Task ReleaseAsync(IReadOnlyCollection<ClaimedJob> items) => leases.ReleaseAsync(items);
}
