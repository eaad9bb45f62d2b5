using System.Threading.Channels;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Keeps the statuses of workloads while changes come in.</summary>
/// <param name="workloads">The workloads.</param>
/// <param name="collections">How many collections are watched.</param>
/// <param name="onChange">Is told the statuses whenever one differs.</param>
internal sealed class RolloutBoard(IReadOnlyList<Workload> workloads, int collections, Action<IReadOnlyList<WorkloadStatus>>? onChange)
{
    private readonly ClusterView _view = new();
    private int _unlisted = collections;

    /// <summary>The statuses, in the order of the workloads.</summary>
    public IReadOnlyList<WorkloadStatus> Statuses { get; private set; } =
        [.. workloads.Select(workload => new WorkloadStatus(workload, WorkloadState.Progressing, 0, 1, "not seen yet"))];

    /// <summary>Takes changes until the outcome is certain.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="isOneLook">Whether to end as soon as everything was seen once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RolloutOutcome> FollowAsync(ChannelReader<(string Kind, WatchEvent Change)> changes, bool isOneLook, CancellationToken cancellationToken)
    {
        var reader = new WorkloadReader(_view);
        while (await changes.WaitToReadAsync(cancellationToken))
        {
            Take(changes);
            if (_unlisted > 0)
            {
                continue;
            }

            IReadOnlyList<WorkloadStatus> statuses = [.. workloads.Select(reader.Read)];
            if (!statuses.SequenceEqual(Statuses))
            {
                Statuses = statuses;
                onChange?.Invoke(statuses);
            }

            if (statuses.Any(status => status.State == WorkloadState.Failed))
            {
                return RolloutOutcome.Failed;
            }

            if (isOneLook || statuses.All(status => status.State == WorkloadState.Ready))
            {
                return statuses.All(status => status.State == WorkloadState.Ready) ? RolloutOutcome.Ready : RolloutOutcome.TimedOut;
            }
        }

        // A watch was refused for good; its exception is the channel's.
        await changes.Completion;
        throw new InvalidOperationException("The watches ended without a reason.");
    }

    private void Take(ChannelReader<(string Kind, WatchEvent Change)> changes)
    {
        while (changes.TryRead(out var told))
        {
            // Counted once for each collection: a list that is made anew tells of what is known already.
            if (told.Change.Type == WatchEventType.Listed)
            {
                _unlisted = Math.Max(0, _unlisted - 1);
            }

            _view.Apply(told.Kind, told.Change);
        }
    }
}
