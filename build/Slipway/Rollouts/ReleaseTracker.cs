using System.Threading.Channels;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Follows workloads over the API until all are ready, one has failed, or the time is over. Never asks twice: every change is told by a watch.</summary>
/// <param name="api">The cluster.</param>
/// <param name="clock">Measures the time.</param>
/// <param name="grace">How long signs of failure may last; null for the usual times.</param>
public sealed class ReleaseTracker(IKubeApi api, TimeProvider clock, GracePeriods? grace = null)
{
    /// <summary>Jobs that run one after the other, each sequence in its order: one that waits for its turn is not to blame for that.</summary>
    public IReadOnlyList<IReadOnlyList<Workload>> Sequences { get; init; } = [];

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

        var isOneLook = timeLimit <= TimeSpan.Zero;
        using var timer = new CancellationTokenSource(isOneLook ? Timeout.InfiniteTimeSpan : timeLimit, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        (string Namespace, string Kind, string Version)[] collections = [.. workloads.GroupBy(workload => workload.Namespace)
            .SelectMany(place => ClusterView.NeededFor(place, withEvents: !isOneLook).Select(needed => (place.Key, needed.Kind, needed.Version)))];
        var news = Channel.CreateUnbounded<RolloutNews>(new UnboundedChannelOptions { SingleReader = true });
        var judge = new RolloutJudge(workloads, grace ?? new GracePeriods(), isOneLook, Sequences);
        var logs = new InitContainerLogs(api, news.Writer, end.Token);
        var board = new RolloutBoard(workloads, collections.Length, judge, clock, onChange)
        {
            OnWaiting = isOneLook ? _ => { } : logs.Follow,
            ConfirmAsync = (failed, token) => LookAnewAsync(judge.View, failed, token),
        };
        var watches = Task.WhenAll(collections.Select(collection => WatchAsync(collection.Kind, ClusterView.PathOf(collection.Kind, collection.Namespace, collection.Version), news.Writer, end.Token)));
        try
        {
            var outcome = await board.FollowAsync(news, isOneLook, end.Token);
            return new RolloutVerdict(board.Statuses, outcome, clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new RolloutVerdict(board.Statuses, RolloutOutcome.TimedOut, clock.GetElapsedTime(started));
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(watches, logs.EndAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // While the API is away, nothing is seen to mend; so before anything is called a failure, its pods are looked at once more.
    private async Task<bool> LookAnewAsync(ClusterView view, IReadOnlyList<WorkloadStatus> failed, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var place in failed.Select(status => status.Workload.Namespace).Distinct())
            {
                var list = await api.FindAsync(ClusterView.PathOf("Pod", place), cancellationToken);
                foreach (var pod in list?.ItemsAt("items") ?? [])
                {
                    view.Apply("Pod", new WatchEvent(WatchEventType.Modified, pod));
                }
            }

            return true;
        }
        catch (KubeApiException exception) when (exception.StatusCode is null or 429 or >= 500)
        {
            return false;
        }
    }

    private async Task WatchAsync(string kind, string path, ChannelWriter<RolloutNews> news, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in api.WatchAsync(path, cancellationToken))
            {
                await news.WriteAsync(new RolloutNews(kind, change), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            news.TryComplete(exception);
        }
    }
}
