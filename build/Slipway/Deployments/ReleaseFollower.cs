using System.Globalization;
using Cake.Core;
using Slipway.Cluster;
using Slipway.Rollouts;
using Slipway.Rollouts.Evidence;

namespace Slipway.Deployments;

/// <summary>Follows the workloads of a release, tells how they go, and says why when they fail.</summary>
/// <param name="api">The cluster.</param>
/// <param name="log">Is told how it goes.</param>
/// <param name="evidence">Keeps what the cluster said of a failure.</param>
/// <param name="grace">How long signs of failure may last.</param>
/// <param name="clock">Measures time.</param>
public sealed class ReleaseFollower(IKubeApi api, IDeploymentLog log, EvidenceFolder evidence, GracePeriods grace, TimeProvider clock)
{
    /// <summary>Follows workloads until all are ready. Pods of an older revision that a StatefulSet would wait for in vain are removed first.</summary>
    /// <param name="release">Their release.</param>
    /// <param name="workloads">The workloads.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CakeException">One failed, or the time was over; the evidence was told and kept before.</exception>
    public async Task FollowAsync(Release release, IReadOnlyList<Workload> workloads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        await new ApiOutage(api, log, clock).OutlastAsync(release, () => RemoveStuckAsync(release, workloads, cancellationToken), () => Task.CompletedTask, cancellationToken);
        var sequences = ReleaseWorkloads.Sequences(workloads, release.System.JobSequence);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var tracker = new ReleaseTracker(api, clock, grace) { Sequences = sequences };
        var verdict = await tracker.TrackAsync(workloads, release.Environment.RolloutTimeLimit, Changed, cancellationToken);
        if (verdict.Outcome == RolloutOutcome.Ready)
        {
            log.Say(release.Name, string.Create(CultureInfo.InvariantCulture, $"ready in {verdict.Duration.TotalSeconds:0.0} s"));
            return;
        }

        throw new CakeException(await ExplainAsync(release, verdict, sequences, cancellationToken));

        void Changed(IReadOnlyList<WorkloadStatus> statuses)
        {
            log.Show(release.Name, statuses);
            foreach (var sequence in sequences)
            {
                // Told when a state changes; a duration alone is no news.
                WorkloadStatus[] jobs = [.. StatusesOf(sequence, statuses)];
                if (told.Add($"{sequence[0].Namespace}:{string.Join(',', jobs.Select(job => (job.State, job.Started is null)))}"))
                {
                    log.Say(release.Name, $"{sequence[0].Namespace}: {JobSequence.Describe(jobs, clock.GetUtcNow())}");
                }
            }
        }
    }

    /// <summary>Streams the log of a job until the result is disposed of.</summary>
    /// <param name="release">Its release.</param>
    /// <param name="job">Name of the job, without the chart's hash.</param>
    /// <param name="withEarlier">Whether pods that had ended before are read too.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public IAsyncDisposable StreamLog(Release release, string job, bool withEarlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return new LogStream(token => new JobLog(api).StreamAsync(release.Namespace, job, withEarlier, line => log.Say(release.Name, $"{job} | {line}"), token), clock, cancellationToken);
    }

    private async Task<bool> RemoveStuckAsync(Release release, IReadOnlyList<Workload> workloads, CancellationToken cancellationToken)
    {
        try
        {
            await new StuckPods(api, log, clock).RemoveAsync(release.Name, workloads, cancellationToken);
            return true;
        }
        catch (KubeApiException exception) when (ApiOutage.IsTold(exception.Message))
        {
            throw new CakeException($"Removing pods that are in the way of {release.Name}: {exception.Message}", exception);
        }
    }

    private static IEnumerable<WorkloadStatus> StatusesOf(IReadOnlyList<Workload> sequence, IReadOnlyList<WorkloadStatus> statuses) =>
        sequence.SelectMany(job => statuses.Where(status => status.Workload == job));

    private async Task<string> ExplainAsync(
        Release release, RolloutVerdict verdict, IReadOnlyList<IReadOnlyList<Workload>> sequences, CancellationToken cancellationToken)
    {
        WorkloadStatus[] culprits = [.. verdict.Culprits.Where(status => verdict.Outcome == RolloutOutcome.TimedOut || status.State == WorkloadState.Failed)];
        await ShowAsync(release, culprits, cancellationToken);
        string[] notRun = [.. sequences.SelectMany(sequence => JobSequence.NotRun([.. StatusesOf(sequence, verdict.Statuses)])).Select(job => $"{job.Name} in {job.Namespace}")];
        var after = notRun.Length > 0 ? $" Did not run: {string.Join(", ", notRun)}." : "";
        var limit = release.Environment.RolloutTimeLimit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var first = culprits[0];
        return verdict.Outcome == RolloutOutcome.Failed
            ? $"Deploying {release.Name}: {first.Workload} in {first.Workload.Namespace} failed: {first.Detail}.{after}"
            : $"Deploying {release.Name}: not ready within {limit} s: {string.Join("; ", culprits.Select(culprit => $"{culprit.Workload} in {culprit.Workload.Namespace} ({culprit.Detail})"))}.{after}";
    }

    // One block for each: what failed and why, the lines that decide, what to do; and where all of it is.
    private async Task ShowAsync(Release release, IReadOnlyList<WorkloadStatus> culprits, CancellationToken cancellationToken)
    {
        var collector = new EvidenceCollector(api, clock);
        var found = await Task.WhenAll(culprits.Select(culprit => collector.CollectAsync(culprit, cancellationToken)));
        foreach (var one in found)
        {
            string[] advice = one.Advice.Length > 0 ? [$"  to do: {one.Advice}"] : [];
            log.Say(release.Name, string.Join('\n', [
                $"{one.Status.Workload} in {one.Status.Workload.Namespace}: {one.Status.Detail}", .. one.Lines.Where(line => !one.Status.Detail.Contains(line, StringComparison.Ordinal)).Select(line => "  " + line), .. advice]));
        }

        EvidenceFile[] files = [.. found.SelectMany(one => one.Files)];
        if (files.Length > 0)
        {
            var trouble = evidence.Keep(release.Name, files);
            log.Say(release.Name, trouble is null ? $"events, statuses and logs: {evidence.Path.FullPath}" : $"events, statuses and logs could not be kept in {evidence.Path.FullPath}: {trouble}");
        }
    }

    private sealed class LogStream : IAsyncDisposable
    {
        // What a log that is complete may take to arrive.
        private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

        private readonly CancellationTokenSource _end;
        private readonly Task _work;
        private readonly TimeProvider _clock;

        public LogStream(Func<CancellationToken, Task> work, TimeProvider clock, CancellationToken cancellationToken)
        {
            _clock = clock;
            _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _work = work(_end.Token);
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await _work.WaitAsync(DrainLimit, _clock);
            }
            catch (TimeoutException)
            {
                // It follows a log that goes on.
            }

            await _end.CancelAsync();
            await _work;
            _end.Dispose();
        }
    }
}
