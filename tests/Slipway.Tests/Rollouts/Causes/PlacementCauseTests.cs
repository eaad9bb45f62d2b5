using Slipway.Rollouts;

namespace Slipway.Tests.Rollouts.Causes;

/// <summary>What keeps pods from being made, placed and set up.</summary>
[TestFixture]
public sealed class PlacementCauseTests
{
    private const string Unschedulable = """{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had taint {a: b}, that the pod didn't tolerate."}]}""";

    [Test]
    public void Should_NameEachReasonWithItsCount_When_NoNodeTakesAPod()
    {
        var scene = SceneBuilder.WithDeployment().Pod(Unschedulable);
        scene.Look();

        Assert.That(scene.After(9).State, Is.EqualTo(WorkloadState.Suspect));
        Assert.That(scene.After(1).Detail, Is.EqualTo("Pod/p: no node takes it: 1 Insufficient cpu, 2 node(s) had taint {a: b}, that the pod didn't tolerate"));
    }

    [Test]
    public void Should_WaitOn_When_OtherPodsAreStopping()
    {
        var scene = SceneBuilder.WithDeployment().Pod(Unschedulable)
            .Put("Pod", """{"metadata":{"name":"old","namespace":"web","uid":"o","deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{}}""");
        scene.Look();

        Assert.That(scene.After(60).State, Is.EqualTo(WorkloadState.Suspect));
    }

    [Test]
    public void Should_WaitOn_When_ANodeWasAskedFor()
    {
        var scene = SceneBuilder.WithDeployment().Pod(Unschedulable).Event("p", "TriggeredScaleUp", "pod triggered scale-up");
        scene.Look();

        Assert.That(scene.After(120).State, Is.EqualTo(WorkloadState.Progressing));
    }

    [Test]
    public void Should_Fail_When_TheKubeletDoesNotAnswer()
    {
        var scene = SceneBuilder.WithDeployment().Pod("""{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"True"}]}""", """{"nodeName":"n1","containers":[{"name":"main"}]}""");
        scene.Look();

        Assert.That(scene.After(19).State, Is.EqualTo(WorkloadState.Suspect));
        Assert.That(scene.After(1).Detail, Is.EqualTo("Pod/p: node n1 does not begin with it: its kubelet does not answer"));
    }

    [TestCase("""pods "web-1-" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1""", FailureCause.QuotaExceeded, "exceeded quota: small")]
    [TestCase("""admission webhook "policy.example.com" denied the request: no""", FailureCause.AdmissionRefused, "denied the request: no")]
    public void Should_Fail_When_ThePodsOfADeploymentAreRefused(string said, FailureCause cause, string detail)
    {
        var message = said.Replace("\"", "\\\"", StringComparison.Ordinal);
        var scene = SceneBuilder.WithDeployment($$$"""{"conditions":[{"type":"ReplicaFailure","status":"True","reason":"FailedCreate","message":"{{{message}}}"}]}""");
        scene.Look();
        var before = scene.After(7);
        var after = scene.After(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(after.Diagnosis!.Cause, Is.EqualTo(cause));
            Assert.That(after.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(after.Detail, Does.Contain(detail));
        }
    }

    [Test]
    public void Should_HeedOnlyNews_When_ThePodsOfAStatefulSetAreRefused()
    {
        const string Said = "create Pod db-0 in StatefulSet db failed error: pods db-0 is forbidden: exceeded quota: small";
        var scene = new SceneBuilder(new Workload("StatefulSet", "web", "db"))
            .Put("StatefulSet", """{"metadata":{"name":"db","namespace":"web","uid":"s","generation":1},"spec":{"replicas":1},"status":{"observedGeneration":1}}""")
            .Event("s", "FailedCreate", Said);
        var old = scene.After(60);
        scene.Event("s", "FailedCreate", Said, count: 2);
        scene.Look();
        var after = scene.After(10);

        Assert.That(old.State, Is.EqualTo(WorkloadState.Progressing));
        Assert.That(after.Detail, Is.EqualTo("its pods are refused: exceeded quota: small"));
    }

    [TestCase("""secret \"db\" not found""", """secret "db" not found""")]
    [TestCase("couldn't find key user in Secret web/db", "there is no key user in Secret web/db")]
    public void Should_NameWhatIsMissing_When_AContainerCannotBeConfigured(string said, string missing)
    {
        var scene = SceneBuilder.WithDeployment().Waiting("CreateContainerConfigError", said);
        scene.Look();

        Assert.That(scene.After(7).State, Is.EqualTo(WorkloadState.Suspect));
        Assert.That(scene.After(1).Detail, Is.EqualTo($"Pod/p, container main: {missing}"));
    }

    [Test]
    public void Should_NameTheSecret_When_AVolumeOfItCannotBeMounted()
    {
        var scene = SceneBuilder.WithDeployment().Waiting("ContainerCreating").Event("p", "FailedMount", """MountVolume.SetUp failed for volume \"keys\" : secret \"keys\" not found""");
        scene.Look();

        Assert.That(scene.After(8).Detail, Is.EqualTo("Pod/p: secret \"keys\" not found"));
    }

    [Test]
    public void Should_Forget_When_TheSecretComes()
    {
        var scene = SceneBuilder.WithDeployment().Waiting("CreateContainerConfigError", "secret x not found");
        scene.After(6);
        scene.Waiting("ContainerCreating");

        Assert.That(scene.After(60).State, Is.EqualTo(WorkloadState.Progressing));
    }
}
