using Microsoft.Extensions.Logging;
using Slipway.Services.Leases;
using TaskSystem.Data;

namespace TaskSystem.TaskExecutor;

/// <summary>Which executor this is.</summary>
/// <param name="Id">The executor's id.</param>
internal sealed record ExecutorIdentity(string Id);

/// <summary>A task that was run; tasks have no way to fail.</summary>
internal sealed record TaskOutcome;

/// <summary>Tasks as leased work. Running a task takes the time it says it takes; that is all its work.</summary>
internal sealed class TaskWork(TaskLeases leases, LeaseOptions options, ExecutorIdentity executor, TimeProvider time, ILogger<TaskWork> logger)
    : ILeasedWork<ClaimedTask, TaskOutcome>
{
    private readonly Dictionary<string, object?> _logFields = new() { ["worker_id"] = executor.Id };

    public Task<IReadOnlyList<ClaimedTask>> ClaimAsync(int limit) => leases.ClaimAsync(executor.Id, limit, options.LeaseDuration);

    public Task<IReadOnlyCollection<ClaimedTask>> RenewAsync(IReadOnlyCollection<ClaimedTask> items, CancellationToken cancellation) =>
        leases.RenewAsync(items, options.LeaseDuration, cancellation);

    public async Task<TaskOutcome> RunAsync(ClaimedTask item, CancellationToken cancellation)
    {
        await Task.Delay(item.Duration, time, cancellation);
        return new TaskOutcome();
    }

    public async Task<bool> SettleAsync(ClaimedTask item, TaskOutcome outcome)
    {
        using var scope = logger.BeginScope(_logFields);
        var isCompleted = await leases.CompleteAsync(item);
        if (isCompleted)
        {
            logger.LogInformation("Task completed");
        }

        return isCompleted;
    }

    public Task ReleaseAsync(IReadOnlyCollection<ClaimedTask> items) => leases.ReleaseAsync(items);
}
