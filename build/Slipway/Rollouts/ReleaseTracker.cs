using System.Threading.Channels;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Follows workloads over the API until all are ready, one has failed for certain, or the time is over. Never asks twice: every change is told by a watch.</summary>
/// <param name="api">The cluster.</param>
/// <param name="clock">Measures the time.</param>
public sealed class ReleaseTracker(IKubeApi api, TimeProvider clock)
{
    /// <summary>Follows workloads.</summary>
    /// <param name="workloads">The workloads.</param>
    /// <param name="timeLimit">How long they may take; zero takes one look.</param>
    /// <param name="onChange">Is told all statuses at first, and whenever one differs; on one thread at a time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="KubeApiException">The API refuses a watch for good.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public async Task<RolloutVerdict> TrackAsync(
        IReadOnlyList<Workload> workloads, TimeSpan timeLimit, Action<IReadOnlyList<WorkloadStatus>>? onChange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workloads);
        var started = clock.GetTimestamp();
        if (workloads.Count == 0)
        {
            return new RolloutVerdict([], RolloutOutcome.Ready, TimeSpan.Zero);
        }

        using var timer = new CancellationTokenSource(timeLimit > TimeSpan.Zero ? timeLimit : Timeout.InfiniteTimeSpan, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        (string Kind, string Namespace)[] collections = [.. workloads.GroupBy(workload => workload.Namespace).SelectMany(CollectionsOf)];
        var board = new RolloutBoard(workloads, collections.Length, onChange);
        var changes = Channel.CreateUnbounded<(string Kind, WatchEvent Change)>(new UnboundedChannelOptions { SingleReader = true });
        var watches = Task.WhenAll(collections.Select(collection => WatchAsync(collection.Kind, collection.Namespace, changes.Writer, end.Token)));
        try
        {
            var outcome = await board.FollowAsync(changes.Reader, isOneLook: timeLimit <= TimeSpan.Zero, end.Token);
            return new RolloutVerdict(board.Statuses, outcome, clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new RolloutVerdict(board.Statuses, RolloutOutcome.TimedOut, clock.GetElapsedTime(started));
        }
        finally
        {
            await end.CancelAsync();
            await watches.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<(string Kind, string Namespace)> CollectionsOf(IGrouping<string, Workload> place) =>
        ClusterView.NeededFor(place.Select(workload => workload.Kind)).Select(kind => (kind, place.Key));

    private async Task WatchAsync(string kind, string place, ChannelWriter<(string, WatchEvent)> changes, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in api.WatchAsync(ClusterView.PathOf(kind, place), cancellationToken))
            {
                await changes.WriteAsync((kind, change), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            changes.TryComplete(exception);
        }
    }
}
