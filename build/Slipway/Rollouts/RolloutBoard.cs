using System.Threading.Channels;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Keeps the statuses of workloads while news come in, until the outcome is certain.</summary>
/// <param name="workloads">The workloads.</param>
/// <param name="collections">How many collections are watched.</param>
/// <param name="judge">Says where each stands.</param>
/// <param name="clock">Tells the time, and when time alone is news.</param>
/// <param name="onChange">Is told the statuses whenever one differs.</param>
internal sealed class RolloutBoard(
    IReadOnlyList<Workload> workloads, int collections, RolloutJudge judge, TimeProvider clock, Action<IReadOnlyList<WorkloadStatus>>? onChange)
{
    // When the API does not answer, what was seen last may no longer be so.
    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(2);

    private int _unlisted = collections;

    /// <summary>The statuses, in the order of the workloads.</summary>
    public IReadOnlyList<WorkloadStatus> Statuses { get; private set; } =
        [.. workloads.Select(workload => new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, "not seen yet"))];

    /// <summary>Is told the init containers that run long enough for their log to be of interest.</summary>
    public required Action<IReadOnlyList<ContainerReference>> OnWaiting { get; init; }

    /// <summary>Asks the cluster anew before something is called a failure; false when it does not answer.</summary>
    public required Func<IReadOnlyList<WorkloadStatus>, CancellationToken, Task<bool>> ConfirmAsync { get; init; }

    /// <summary>Takes news until the outcome is certain.</summary>
    /// <param name="news">The news.</param>
    /// <param name="isOneLook">Whether to end as soon as everything was seen once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RolloutOutcome> FollowAsync(Channel<RolloutNews> news, bool isOneLook, CancellationToken cancellationToken)
    {
        await using var timer = clock.CreateTimer(_ => news.Writer.TryWrite(default), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (await news.Reader.WaitToReadAsync(cancellationToken))
        {
            Take(news.Reader);
            if (_unlisted > 0)
            {
                continue;
            }

            if (await DecideAsync(isOneLook, timer, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        // A watch was refused for good; its exception is the channel's.
        await news.Reader.Completion;
        throw new InvalidOperationException("The watches ended without a reason.");
    }

    /// <summary>The outcome; null when there is none yet.</summary>
    private async Task<RolloutOutcome?> DecideAsync(bool isOneLook, ITimer timer, CancellationToken cancellationToken)
    {
        Look();
        if (Failed().Length > 0)
        {
            if (!await ConfirmAsync(Failed(), cancellationToken))
            {
                timer.Change(NextTry, Timeout.InfiniteTimeSpan);
                return null;
            }

            Look();
        }

        var isReady = Statuses.All(status => status.State == WorkloadState.Ready);
        if (isReady || isOneLook || Failed().Length > 0)
        {
            return isReady ? RolloutOutcome.Ready : Failed().Length > 0 ? RolloutOutcome.Failed : RolloutOutcome.TimedOut;
        }

        if (judge.NextLook is { } next)
        {
            var wait = next - clock.GetUtcNow();
            timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }

        return null;
    }

    private WorkloadStatus[] Failed() => [.. Statuses.Where(status => status.State == WorkloadState.Failed)];

    private void Look()
    {
        var statuses = judge.Judge(clock.GetUtcNow());
        OnWaiting(judge.Waiting);
        if (!statuses.SequenceEqual(Statuses))
        {
            Statuses = statuses;
            onChange?.Invoke(statuses);
        }
    }

    private void Take(ChannelReader<RolloutNews> news)
    {
        while (news.TryRead(out var told))
        {
            if (told.Said is { } container)
            {
                judge.Said(container, clock.GetUtcNow());
            }
            else if (told.Change is { } change)
            {
                // Counted once for each collection: a list that is made anew tells of what is known already.
                if (change.Type == WatchEventType.Listed)
                {
                    _unlisted = Math.Max(0, _unlisted - 1);
                }

                judge.View.Apply(told.Kind, change);
            }
        }
    }
}
