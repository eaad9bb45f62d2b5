using Slipway.Cluster;
using Slipway.Rollouts;
using Slipway.Tests.Cluster;

namespace Slipway.Tests.Rollouts;

[TestFixture]
public sealed class ReleaseTrackerTests
{
    private static readonly Workload Web = new("Deployment", "web", "web");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private FakeKubeApi _api = null!;

    [SetUp]
    public void SetUp() => _api = new FakeKubeApi();

    [Test]
    public async Task Should_WaitForTheNewGeneration_When_TheOldOneIsReady()
    {
        Tell(Objects.Deployment(generation: 2, observed: 1, updated: 1, ready: 1));
        var tracking = TrackAsync(Web);
        await Task.Delay(50);
        var wasDone = tracking.IsCompleted;

        Tell(Objects.Deployment(generation: 2, observed: 2, updated: 1, ready: 1));
        var verdict = await tracking;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wasDone, Is.False);
            Assert.That(verdict.Outcome, Is.EqualTo(RolloutOutcome.Ready));
        }
    }

    [Test]
    public async Task Should_SayWhatItWaitsFor_When_TheTimeIsOver()
    {
        Tell(Objects.Deployment(desired: 2, updated: 2, ready: 1));
        _api.Tell(Objects.ReplicaSets, Objects.ReplicaSet());
        _api.Tell(Objects.Pods, Objects.Pod("web-1-a", "rs", ready: true));
        _api.Tell(Objects.Pods, Objects.Pod("web-1-b", "rs", ready: false));

        var verdict = await TrackAsync(TimeSpan.FromMilliseconds(300), Web);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(RolloutOutcome.TimedOut));
            Assert.That(verdict.Statuses[0].Detail, Is.EqualTo("1 of 2 pods ready; web-1-b: waiting for readiness"));
        }
    }

    [Test]
    public async Task Should_EndEarly_When_AnImageNameIsNone()
    {
        Tell(Objects.Deployment(updated: 1, ready: 0));
        _api.Tell(Objects.ReplicaSets, Objects.ReplicaSet());
        _api.Tell(Objects.Pods, Objects.Pod("web-1-a", "rs", ready: false, waiting: "InvalidImageName"));

        var verdict = await TrackAsync(Web);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(RolloutOutcome.Failed));
            Assert.That(verdict.Statuses[0].Detail, Is.EqualTo("Pod/web-1-a, container main: 'Bad:Image' is no image name"));
        }
    }

    [TestCase("Complete", RolloutOutcome.Ready, "")]
    [TestCase("Failed", RolloutOutcome.Failed, "failed, and so did its retries")]
    public async Task Should_EndAtOnce_When_AJobIsFinal(string condition, RolloutOutcome outcome, string detail)
    {
        _api.Tell(Objects.Jobs, Objects.Job("job-a-1", condition));

        var verdict = await TrackAsync(new Workload("Job", "web", "job-a-1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(outcome));
            Assert.That(verdict.Statuses[0].Detail, Is.EqualTo(detail));
        }
    }

    [Test]
    public async Task Should_Fail_When_AJobIsGoneBeforeItsEnd()
    {
        _api.Tell(Objects.Jobs, Objects.Job("job-a-1", null));
        var tracking = TrackAsync(new Workload("Job", "web", "job-a-1"));

        _api.Tell(Objects.Jobs, Objects.Job("job-a-1", null), WatchEventType.Deleted);
        var verdict = await tracking;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(RolloutOutcome.Failed));
            Assert.That(verdict.Statuses[0].Detail, Does.StartWith("gone"));
        }
    }

    [Test]
    public void Should_NotCountPodsOfTheOldRevision_When_AStatefulSetIsUpdated()
    {
        var view = new ClusterView();
        view.Apply("StatefulSet", new WatchEvent(WatchEventType.Added, FakeKubeApi.Parse(
            """
            {"metadata":{"name":"db","namespace":"web","uid":"s","generation":2},"spec":{"replicas":2},
             "status":{"observedGeneration":2,"readyReplicas":2,"updatedReplicas":1,"currentRevision":"1","updateRevision":"2"}}
            """)));

        var status = new WorkloadReader(view).Read(new Workload("StatefulSet", "web", "db"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status.State, Is.EqualTo(WorkloadState.Progressing));
            Assert.That(status.Detail, Is.EqualTo("1 of 2 pods are of the new generation"));
        }
    }

    [Test]
    public void Should_Stop_When_TheRunIsCancelled()
    {
        using var end = new CancellationTokenSource();
        var tracking = new ReleaseTracker(_api, TimeProvider.System).TrackAsync([Web], Limit, null, end.Token);

        end.Cancel();

        Assert.That(async () => await tracking, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Should_NameWhatDidNotRun_When_AJobOfASequenceFailed()
    {
        WorkloadStatus Status(string name, WorkloadState state, DateTimeOffset? started) => new(new Workload("Job", "web", name), state, 0, 1, "") { Started = started };
        var begun = DateTimeOffset.UnixEpoch;
        WorkloadStatus[] jobs =
        [
            Status("job-a", WorkloadState.Ready, begun) with { Ended = begun.AddSeconds(2) }, Status("job-b", WorkloadState.Failed, begun) with { Ended = begun.AddSeconds(3) },
            Status("job-c", WorkloadState.Progressing, null),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(JobSequence.NotRun(jobs).Select(job => job.Name), Is.EqualTo(new[] { "job-c" }));
            Assert.That(JobSequence.Describe(jobs, begun), Is.EqualTo("job-a complete (2 s) -> job-b failed (3 s) -> job-c waiting"));
        }
    }

    [TestCase("job-a", true)]
    [TestCase("job-a-1a2b3c", true)]
    [TestCase("job-ab", false)]
    [TestCase("job-a-other-1a2b", false)]
    public void Should_TellJobsApart_When_TheirNamesBeginAlike(string name, bool expected) =>
        Assert.That(ReleaseWorkloads.IsCalled(name, "job-a"), Is.EqualTo(expected));

    private void Tell(string deployment) => _api.Tell(Objects.Deployments, deployment);

    private Task<RolloutVerdict> TrackAsync(params Workload[] workloads) => TrackAsync(Limit, workloads);

    private Task<RolloutVerdict> TrackAsync(TimeSpan limit, params Workload[] workloads)
    {
        _api.Listed(Objects.Deployments, Objects.ReplicaSets, Objects.Pods, Objects.Jobs, Objects.Events);
        return new ReleaseTracker(_api, TimeProvider.System).TrackAsync(workloads, limit, null, CancellationToken.None);
    }

    private static class Objects
    {
        public static readonly string Deployments = ClusterView.PathOf("Deployment", "web");
        public static readonly string ReplicaSets = ClusterView.PathOf("ReplicaSet", "web");
        public static readonly string Pods = ClusterView.PathOf("Pod", "web");
        public static readonly string Events = ClusterView.PathOf("Event", "web");
        public static readonly string Jobs = ClusterView.PathOf("Job", "web");

        public static string Deployment(int generation = 1, int observed = 1, int desired = 1, int updated = 1, int ready = 1) =>
            $$$"""
            {"metadata":{"name":"web","namespace":"web","uid":"d","generation":{{{generation}}},"annotations":{"deployment.kubernetes.io/revision":"1"}},
             "spec":{"replicas":{{{desired}}}},
             "status":{"observedGeneration":{{{observed}}},"replicas":{{{updated}}},"updatedReplicas":{{{updated}}},"readyReplicas":{{{ready}}},"availableReplicas":{{{ready}}}}}
            """;

        public static string ReplicaSet() =>
            """
            {"metadata":{"name":"web-1","namespace":"web","uid":"rs","annotations":{"deployment.kubernetes.io/revision":"1"},"ownerReferences":[{"uid":"d"}]}}
            """;

        public static string Pod(string name, string owner, bool ready, string? waiting = null)
        {
            var state = waiting is null ? """{"running":{"startedAt":"2026-01-01T00:00:00Z"}}""" : $$$"""{"waiting":{"reason":"{{{waiting}}}"}}""";
            var text = ready ? "true" : "false";
            return $$$"""
                {"metadata":{"name":"{{{name}}}","namespace":"web","uid":"{{{name}}}","ownerReferences":[{"uid":"{{{owner}}}"}]},
                 "status":{"phase":"Running","conditions":[{"type":"Ready","status":"{{{(ready ? "True" : "False")}}}"}],
                           "containerStatuses":[{"name":"main","image":"Bad:Image","ready":{{{text}}},"state":{{{state}}}}]}}
                """;
        }

        public static string Job(string name, string? condition)
        {
            var conditions = condition is null ? "" : $$$"""{"type":"{{{condition}}}","status":"True","reason":"BackoffLimitExceeded"}""";
            return $$$"""{"metadata":{"name":"{{{name}}}","namespace":"web","uid":"{{{name}}}"},"spec":{},"status":{"conditions":[{{{conditions}}}]}}""";
        }
    }
}
