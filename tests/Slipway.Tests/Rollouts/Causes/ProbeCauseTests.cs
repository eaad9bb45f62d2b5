using Slipway.Rollouts;

namespace Slipway.Tests.Rollouts.Causes;

[TestFixture]
public sealed class ProbeCauseTests
{
    private const string Spec = """{"containers":[{"name":"main","readinessProbe":{"periodSeconds":2,"failureThreshold":3},"livenessProbe":{"periodSeconds":2}}]}""";
    private const string Since = "2026-01-01T00:00:00Z";

    [Test]
    public void Should_FailAfterGrace_When_ReadinessNeverComes()
    {
        var scene = SceneBuilder.WithDeployment().Container(Running(Since), spec: Spec).Event("p", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503");
        var first = scene.Look();
        var before = scene.After(19);
        var after = scene.After(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(before.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(after.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(after.Detail, Does.Contain("statuscode: 503"));
        }
    }

    [Test]
    public void Should_BeReady_When_ReadinessComesLate()
    {
        var scene = SceneBuilder.WithDeployment().Container(Running(Since), spec: Spec).Event("p", "Unhealthy", "Readiness probe failed: connection refused");
        scene.After(18);
        scene.Container(Running(Since), ready: true, spec: Spec);

        Assert.That(scene.After(30).State, Is.EqualTo(WorkloadState.Progressing));
    }

    [Test]
    public void Should_WaitOn_When_AStartupProbeIsStillAsking()
    {
        var scene = SceneBuilder.WithDeployment().Pod(
            $$$"""{"containerStatuses":[{"name":"main","ready":false,"started":false,"restartCount":0,"state":{{{Running(Since)}}}}]}""",
            """{"containers":[{"name":"main","readinessProbe":{},"startupProbe":{"periodSeconds":10,"failureThreshold":30}}]}""");
        scene.Look();

        Assert.That(scene.After(120).State, Is.EqualTo(WorkloadState.Progressing));
    }

    [Test]
    public void Should_BeReadyAtOnce_When_TheStartupProbeFailedWhileItStarted()
    {
        const string Slow = """{"containers":[{"name":"main","readinessProbe":{},"startupProbe":{"periodSeconds":1,"failureThreshold":30}}]}""";
        const string Deployed = """
            {"metadata":{"name":"web","namespace":"web","uid":"d","generation":1,"annotations":{"deployment.kubernetes.io/revision":"1"}},"spec":{"replicas":1},
             "status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1}}
            """;
        var scene = SceneBuilder.WithDeployment().Container(Running(Since), spec: Slow).Event("other", "Unhealthy", "");
        var starting = scene.Event("p", "Unhealthy", "Startup probe failed: connection refused").After(1);
        var ready = scene.Put("Deployment", Deployed).Container(Running(Since), ready: true, spec: Slow).After(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(starting.State, Is.EqualTo(WorkloadState.Progressing), starting.Detail);
            Assert.That(ready.State, Is.EqualTo(WorkloadState.Ready), ready.Detail);
        }
    }

    [Test]
    public void Should_WaitForAMigration_When_ItIsRunning()
    {
        var job = new Workload("Job", "web", "migrate");
        var scene = SceneBuilder.WithDeployment("{}", job)
            .Put("Job", """{"metadata":{"name":"migrate","namespace":"web","uid":"j"},"spec":{},"status":{}}""")
            .Pod($$$"""{"phase":"Running","containerStatuses":[{"name":"main","ready":true,"restartCount":0,"state":{{{Running(Since)}}}}]}""", owner: "j", name: "m")
            .Container(Running(Since), spec: Spec).Event("p", "Unhealthy", "Readiness probe failed: the schema is not there");
        var during = scene.After(120);
        scene.Put("Job", """{"metadata":{"name":"migrate","namespace":"web","uid":"j"},"spec":{},"status":{"conditions":[{"type":"Complete","status":"True"}]}}""");
        var soonAfter = scene.After(19);
        var longAfter = scene.After(2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(during.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(soonAfter.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(longAfter.State, Is.EqualTo(WorkloadState.Failed));
        }
    }

    [Test]
    public void Should_FailAfterGrace_When_TheLivenessProbeKillsAgain()
    {
        var scene = SceneBuilder.WithDeployment().Container(Running(Since), ready: true, spec: Spec).Event("other", "Unhealthy", "");
        scene.Container(Running(Since), spec: Spec).Event("p", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500");
        var first = scene.After(4);
        scene.Event("p", "Killing", "Container main failed liveness probe, will be restarted");
        scene.Container(Running("2026-01-01T00:00:05Z"), restarts: 1, last: """{"terminated":{"exitCode":143}}""", spec: Spec);
        var afterOne = scene.After(5);
        scene.Event("p", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500", count: 4);
        var after = scene.After(4);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Diagnosis!.Cause, Is.EqualTo(FailureCause.KilledByProbe));
            Assert.That(afterOne.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(after.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(after.Detail, Does.Contain("killed 1 time because its liveness probe fails"));
        }
    }

    [Test]
    public void Should_Recover_When_TheLivenessProbeKilledOnce()
    {
        var scene = SceneBuilder.WithDeployment().Container(Running(Since), spec: Spec).Event("p", "Unhealthy", "Liveness probe failed: timeout");
        scene.After(4);
        scene.Event("p", "Killing", "Container main failed liveness probe, will be restarted");
        scene.Container(Running("2026-01-01T00:00:05Z"), restarts: 1, ready: true, last: """{"terminated":{"exitCode":143}}""", spec: Spec);

        Assert.That(scene.After(14).State, Is.EqualTo(WorkloadState.Suspect));
        Assert.That(scene.After(10).State, Is.EqualTo(WorkloadState.Progressing));
    }

    [Test]
    public void Should_NotRecover_When_TheKilledContainerTakesItsTimeToStop()
    {
        var scene = SceneBuilder.WithDeployment().Container(Running(Since), ready: true, spec: Spec).Event("other", "Unhealthy", "");
        scene.Look();
        scene.After(2);
        scene.Event("p", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 404").Event("p", "Killing", "Container main failed liveness probe, will be restarted");
        scene.Look();

        Assert.That(scene.After(20).State, Is.EqualTo(WorkloadState.Suspect));
        Assert.That(scene.After(6).State, Is.EqualTo(WorkloadState.Failed));
    }

    private static string Running(string since) => $$$"""{"running":{"startedAt":"{{{since}}}"}}""";
}
