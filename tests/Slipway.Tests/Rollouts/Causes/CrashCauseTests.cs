using Slipway.Rollouts;

namespace Slipway.Tests.Rollouts.Causes;

[TestFixture]
public sealed class CrashCauseTests
{
    private const string Probed = """{"containers":[{"name":"main","image":"shop/web:1","readinessProbe":{"periodSeconds":2},"resources":{"limits":{"memory":"32Mi"}}}]}""";

    [TestCase(3, "Error", FailureCause.CrashLoop, "Pod/p, container main: ended 2 times with exit code 3")]
    [TestCase(139, "Error", FailureCause.CrashLoop, "Pod/p, container main: ended 2 times with exit code 139 (SIGSEGV)")]
    [TestCase(0, "Completed", FailureCause.CrashLoop, "Pod/p, container main: ended 2 times by itself, though it should go on")]
    [TestCase(137, "OOMKilled", FailureCause.OutOfMemory, "Pod/p, container main: used more memory than its limit of 32Mi, and was killed (2 times)")]
    public void Should_FailAfterGrace_When_AContainerEndsAgainAndAgain(int code, string reason, FailureCause cause, string detail)
    {
        var scene = SceneBuilder.WithDeployment().Container(Ended(code, reason), spec: Probed);
        var first = scene.After(1);
        scene.Container(BackOff, restarts: 1, last: Ended(code, reason), spec: Probed);
        var before = scene.After(7);
        var after = scene.After(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(before.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(after.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(after.Diagnosis!.Cause, Is.EqualTo(cause));
            Assert.That(after.Detail, Is.EqualTo(detail));
        }
    }

    [Test]
    public void Should_WaitOn_When_ItRestartedOnceAndRuns()
    {
        var scene = SceneBuilder.WithDeployment().Container(Ended(1, "Error"), spec: Probed);
        scene.After(1);
        scene.Container(Running("2026-01-01T00:00:01Z"), restarts: 1, last: Ended(1, "Error"), spec: Probed);
        var starting = scene.After(15);
        scene.Container(Running("2026-01-01T00:00:01Z"), restarts: 1, ready: true, last: Ended(1, "Error"), spec: Probed);
        var ready = scene.After(60);

        Assert.That(starting.State, Is.EqualTo(WorkloadState.Suspect));
        Assert.That(ready.State, Is.EqualTo(WorkloadState.Progressing));
    }

    [Test]
    public void Should_SayNothingOfRestarts_When_APodHadThemBefore()
    {
        var last = Ended(1, "Error");
        var scene = SceneBuilder.WithDeployment().Container(Running("2026-01-01T00:00:00Z"), restarts: 7, ready: true, last: last, spec: Probed);
        scene.After(1);
        scene.Container(Running("2026-01-01T00:00:00Z"), restarts: 7, last: last, spec: Probed);

        Assert.That(scene.After(0.5).State, Is.EqualTo(WorkloadState.Progressing));
    }

    [Test]
    public void Should_WaitForTheOthers_When_TheyAreStillAtWork()
    {
        var database = new Workload("StatefulSet", "web", "db");
        var scene = SceneBuilder.WithDeployment("{}", database).Put("StatefulSet", Database(ready: 0)).Container(Ended(1, "Error"), spec: Probed);
        scene.After(1);
        scene.Container(BackOff, restarts: 1, last: Ended(1, "Error"), spec: Probed);
        var while_ = scene.After(30);
        scene.Put("StatefulSet", Database(ready: 1));
        var sameExit = scene.After(15);
        scene.Container(BackOff, restarts: 2, last: Ended(1, "Error"), spec: Probed);
        var another = scene.After(10);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(while_.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(sameExit.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(another.State, Is.EqualTo(WorkloadState.Failed));
        }
    }

    [Test]
    public void Should_FailAfterGrace_When_ThereIsNoSuchProgram()
    {
        var scene = SceneBuilder.WithDeployment().Waiting("RunContainerError", "failed to create task: OCI runtime create failed: exec: /nope: no such file or directory: unknown");
        scene.Look();
        var after = scene.After(8);

        Assert.That(after.State, Is.EqualTo(WorkloadState.Failed));
        Assert.That(after.Detail, Is.EqualTo("Pod/p, container main: cannot be started: /nope: no such file or directory: unknown"));
    }

    [Test]
    public void Should_SeeWhetherItStays_When_NobodyAsksForReadiness()
    {
        var scene = SceneBuilder.WithDeployment()
            .Put("Deployment", """
                {"metadata":{"name":"web","namespace":"web","uid":"d","generation":1,"annotations":{"deployment.kubernetes.io/revision":"1"}},"spec":{"replicas":1},
                 "status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1}}
                """)
            .Container(Running("2026-01-01T00:00:00Z"), ready: true);

        Assert.That(scene.After(5).State, Is.EqualTo(WorkloadState.Progressing));
        Assert.That(scene.After(1).State, Is.EqualTo(WorkloadState.Ready));
    }

    private const string BackOff = """{"waiting":{"reason":"CrashLoopBackOff","message":"back-off 10s"}}""";

    private static string Ended(int code, string reason) => $$$"""{"terminated":{"exitCode":{{{code}}},"reason":"{{{reason}}}"}}""";

    private static string Running(string since) => $$$"""{"running":{"startedAt":"{{{since}}}"}}""";

    private static string Database(int ready) =>
        $$$"""{"metadata":{"name":"db","namespace":"web","uid":"s","generation":1},"spec":{"replicas":1},"status":{"observedGeneration":1,"readyReplicas":{{{ready}}},"currentRevision":"1","updateRevision":"1"}}""";
}
