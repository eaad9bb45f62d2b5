using Slipway.Rollouts;

namespace Slipway.Tests.Rollouts.Causes;

[TestFixture]
public sealed class InitContainerCauseTests
{
    private const string Spec = """{"initContainers":[{"name":"wait-for-db"}],"containers":[{"name":"main"}]}""";
    private const string Status =
        """{"initContainerStatuses":[{"name":"wait-for-db","restartCount":0,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}],"containerStatuses":[{"name":"main","restartCount":0,"state":{"waiting":{"reason":"PodInitializing"}}}]}""";

    [Test]
    public void Should_FailAfterGrace_When_AnInitContainerHangs()
    {
        var scene = SceneBuilder.WithDeployment().Pod(Status, Spec);
        var young = scene.After(2);
        var before = scene.After(17);
        var after = scene.After(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(young.State, Is.EqualTo(WorkloadState.Progressing));
            Assert.That(before.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(after.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(after.Detail, Is.EqualTo("Pod/p, init container wait-for-db: has not ended, and writes nothing"));
        }
    }

    [Test]
    public void Should_WaitOn_When_ItWritesSomethingNew()
    {
        var scene = SceneBuilder.WithDeployment().Pod(Status, Spec);
        for (var line = 0; line < 10; line++)
        {
            Assert.That(scene.After(15).State, Is.EqualTo(WorkloadState.Suspect));
            scene.Said("p", "wait-for-db");
        }
    }

    [Test]
    public void Should_WaitOn_When_WhatItWaitsForIsAtWork()
    {
        var job = new Workload("Job", "web", "job-a");
        var scene = SceneBuilder.WithDeployment("{}", job)
            .Put("Job", """{"metadata":{"name":"job-a","namespace":"web","uid":"j"},"spec":{},"status":{}}""")
            .Pod("""{"phase":"Running","containerStatuses":[{"name":"main","ready":true,"restartCount":0,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}""", owner: "j", name: "a")
            .Pod(Status, Spec);

        Assert.That(scene.After(300).State, Is.EqualTo(WorkloadState.Suspect));
    }

    [Test]
    public void Should_BlameTheOneBefore_When_AJobWaitsForItsTurn()
    {
        var scene = SceneBuilder.WithSequence(new Workload("Job", "web", "job-b"), new Workload("Job", "web", "job-c"))
            .Put("Job", """{"metadata":{"name":"job-c","namespace":"web","uid":"c"},"spec":{},"status":{}}""").Pod(Status, Spec, owner: "c", name: "c");
        scene.Look();
        scene.After(5);
        scene.Put("Job", """{"metadata":{"name":"job-b","namespace":"web","uid":"b"},"spec":{},"status":{}}""").Pod(Status, Spec, owner: "b", name: "b");
        scene.After(19);
        var (b, c) = (scene.After(1), scene.Look(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(b.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(c.State, Is.EqualTo(WorkloadState.Progressing));
        }
    }

    [Test]
    public void Should_Fail_When_AnInitContainerEndsAgainAndAgain()
    {
        const string Ended = """{"terminated":{"exitCode":1,"reason":"Error"}}""";
        var scene = SceneBuilder.WithDeployment().Pod($$$"""{"initContainerStatuses":[{"name":"wait-for-db","restartCount":0,"state":{{{Ended}}}}]}""", Spec);
        scene.After(1);
        scene.Pod($$$"""{"initContainerStatuses":[{"name":"wait-for-db","restartCount":1,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{{{Ended}}}}]}""", Spec);

        Assert.That(scene.After(9).Detail, Is.EqualTo("Pod/p, init container wait-for-db: ended 2 times with exit code 1"));
    }
}
