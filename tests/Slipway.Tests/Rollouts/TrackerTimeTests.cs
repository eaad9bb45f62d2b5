using Slipway.Cluster;
using Slipway.Rollouts;
using Slipway.Tests.Cluster;
using Slipway.Tests.Fakes;

namespace Slipway.Tests.Rollouts;

/// <summary>What time alone does to a rollout that is followed over the API.</summary>
[TestFixture]
public sealed class TrackerTimeTests
{
    private static readonly Workload Pod = new("Pod", "web", "one");
    private static readonly string Pods = ClusterView.PathOf("Pod", "web");

    private FakeKubeApi _api = null!;
    private FakeClock _clock = null!;
    private System.Threading.Channels.Channel<WorkloadStatus> _told = null!;

    [SetUp]
    public void SetUp()
    {
        (_api, _clock) = (new FakeKubeApi(), new FakeClock());
        _told = System.Threading.Channels.Channel.CreateUnbounded<WorkloadStatus>();
        _api.Listed(ClusterView.PathOf("Event", "web"));
    }

    [Test]
    public async Task Should_FailWhenTheGraceIsOver_When_NothingElseHappens()
    {
        _api.Tell(Pods, NoConfig);
        _api.Listed(Pods);
        var tracking = TrackAsync();
        var first = await _told.Reader.ReadAsync();
        await SettleAsync(tracking, TimeSpan.FromSeconds(8));

        var verdict = await tracking;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(first.SuspectSince, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(verdict.Outcome, Is.EqualTo(RolloutOutcome.Failed));
            Assert.That(verdict.Culprits.Single().Diagnosis!.Cause, Is.EqualTo(FailureCause.ConfigurationMissing));
        }
    }

    [Test]
    public async Task Should_LookAnew_When_ThePodMendedWhileTheWatchWasSilent()
    {
        _api.Tell(Pods, NoConfig);
        _api.Listed(Pods);
        _api.Put(Pods, $$"""{"items":[{{Ready}}]}""");
        var tracking = TrackAsync();
        await _told.Reader.ReadAsync();
        await SettleAsync(tracking, TimeSpan.FromSeconds(8));

        Assert.That((await tracking).Outcome, Is.EqualTo(RolloutOutcome.Ready));
    }

    [Test]
    public async Task Should_GiveMoreTime_When_TheFactorSaysSo()
    {
        _api.Tell(Pods, NoConfig);
        _api.Listed(Pods);
        var tracking = TrackAsync(factor: 3);
        await _told.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromSeconds(23));
        _api.Tell(Pods, Ready, WatchEventType.Modified);

        Assert.That((await tracking).Outcome, Is.EqualTo(RolloutOutcome.Ready));
    }

    [Test]
    public async Task Should_ReadAlongWhatAnInitContainerWrites_When_ItTakesLong()
    {
        var read = new TaskCompletionSource<LogRequest>();
        _api.Logs = request =>
        {
            read.TrySetResult(request);
            return ["waiting 1", "waiting 2", "done"];
        };
        _api.Tell(Pods, Waiting);
        _api.Listed(Pods);
        using var end = new CancellationTokenSource();
        var tracking = TrackAsync(end: end.Token);
        await _told.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromSeconds(3));

        var request = await read.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await end.CancelAsync();

        Assert.That(request, Is.EqualTo(new LogRequest("web", "one", "wait") { Tail = 50, Follow = true }));
        Assert.That(async () => await tracking, Throws.InstanceOf<OperationCanceledException>());
    }

    private const string NoConfig =
        """{"metadata":{"name":"one","namespace":"web","uid":"p"},"status":{"containerStatuses":[{"name":"main","restartCount":0,"state":{"waiting":{"reason":"CreateContainerConfigError","message":"secret x not found"}}}]}}""";

    private const string Ready =
        """{"metadata":{"name":"one","namespace":"web","uid":"p"},"status":{"conditions":[{"type":"Ready","status":"True"}],"containerStatuses":[{"name":"main","ready":true,"restartCount":0,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}}""";

    private const string Waiting =
        """{"metadata":{"name":"one","namespace":"web","uid":"p"},"spec":{"initContainers":[{"name":"wait"}]},"status":{"initContainerStatuses":[{"name":"wait","restartCount":0,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}}""";

    private Task<RolloutVerdict> TrackAsync(double factor = 1, CancellationToken end = default) =>
        new ReleaseTracker(_api, _clock, new GracePeriods(factor)).TrackAsync([Pod], TimeSpan.FromMinutes(10), statuses => _told.Writer.TryWrite(statuses[0]), end);

    // The board sets its timer behind the first status that it tells: time goes on until it rings.
    private async Task SettleAsync(Task tracking, TimeSpan grace)
    {
        while (!tracking.IsCompleted && _clock.GetUtcNow() < new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero))
        {
            _clock.Advance(grace);
            await Task.Yield();
        }
    }
}
