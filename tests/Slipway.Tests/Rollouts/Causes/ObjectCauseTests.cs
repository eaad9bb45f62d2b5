using Slipway.Rollouts;

namespace Slipway.Tests.Rollouts.Causes;

/// <summary>Claims, jobs, autoscalers, Services, and a Deployment's own deadline.</summary>
[TestFixture]
public sealed class ObjectCauseTests
{
    private static readonly Workload Claim = new("PersistentVolumeClaim", "web", "data");
    private static readonly Workload Job = new("Job", "web", "job-b");

    [TestCase("ProvisioningFailed", """storageclass.storage.k8s.io \"nope\" not found""", 8, "there is no storage class 'nope'")]
    [TestCase("FailedBinding", "no persistent volumes available for this claim and no storage class is set", 8, "it names no storage class, the cluster has no default one, and no volume fits")]
    [TestCase("ProvisioningFailed", "no space left", 25, "its provisioner makes no volume of 1Gi: no space left")]
    [TestCase("ExternalProvisioning", "waiting for a volume to be created", 25, "no volume of class 'nope' comes from its provisioner")]
    public void Should_FailAfterGrace_When_AClaimGetsNoVolume(string reason, string said, int grace, string detail)
    {
        var scene = new SceneBuilder(Claim).Put("PersistentVolumeClaim", Pvc("Pending")).Event("c", reason, said);
        scene.Look();

        Assert.That(scene.After(grace - 1).State, Is.EqualTo(WorkloadState.Suspect));
        Assert.That(scene.After(1).Detail, Is.EqualTo(detail));
    }

    [TestCase("Bound", WorkloadState.Ready)]
    [TestCase("Pending", WorkloadState.Progressing)]
    [TestCase("Lost", WorkloadState.Failed)]
    public void Should_TellAClaimsState_When_ItsPhaseIsKnown(string phase, WorkloadState state) =>
        Assert.That(new SceneBuilder(Claim).Put("PersistentVolumeClaim", Pvc(phase)).Look().State, Is.EqualTo(state));

    [TestCase("BackoffLimitExceeded", FailureCause.JobFailed, "failed, and so did its retries; Pod/p, container main: exit code 3")]
    [TestCase("DeadlineExceeded", FailureCause.JobDeadline, "not done within its 20 s; Pod/p, container main: exit code 3")]
    public void Should_FailAtOnce_When_AJobSaysSo(string reason, FailureCause cause, string detail)
    {
        var status = new SceneBuilder(Job)
            .Put("Job", $$$"""{"metadata":{"name":"job-b","namespace":"web","uid":"j"},"spec":{"activeDeadlineSeconds":20},"status":{"conditions":[{"type":"Failed","status":"True","reason":"{{{reason}}}"}]}}""")
            .Pod(Ended(3), Never, "j").Look();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(status.Diagnosis!.Cause, Is.EqualTo(cause));
            Assert.That(status.Detail, Is.EqualTo(detail));
        }
    }

    [TestCase(3, WorkloadState.Failed)]
    [TestCase(4, WorkloadState.Suspect)]
    public void Should_NotSitOutAllTries_When_TheyEndAlike(int second, WorkloadState state)
    {
        var scene = new SceneBuilder(Job).Put("Job", Tries(1)).Pod(Ended(3), Never, "j");
        scene.After(10);
        scene.Put("Job", Tries(2)).Pod(Ended(second), Never, "j", "q");

        Assert.That(scene.After(10).State, Is.EqualTo(state));
    }

    [Test]
    public void Should_WaitOn_When_OneTryFailed()
    {
        var scene = new SceneBuilder(Job).Put("Job", Tries(1)).Pod(Ended(3), Never, "j");
        scene.Look();

        Assert.That(scene.After(120).State, Is.EqualTo(WorkloadState.Suspect));
    }

    [Test]
    public void Should_StayDone_When_ACompletedJobIsClearedAway()
    {
        const string Done = """{"metadata":{"name":"job-b","namespace":"web","uid":"j"},"spec":{},"status":{"conditions":[{"type":"Complete","status":"True"}]}}""";
        var scene = new SceneBuilder(Job).Put("Job", Done);
        scene.Look();

        Assert.That(scene.Remove("Job", Done).Look().State, Is.EqualTo(WorkloadState.Ready));
    }

    [Test]
    public void Should_Fail_When_AnAutoscalerHasNoTarget()
    {
        var scene = new SceneBuilder(new Workload("HorizontalPodAutoscaler", "web", "web"))
            .Put("HorizontalPodAutoscaler", """{"metadata":{"name":"web","namespace":"web","uid":"h"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"wep"}}}""");
        scene.Look();

        Assert.That(scene.After(5).Detail, Is.EqualTo("its target Deployment/wep does not exist"));
    }

    [Test]
    public void Should_BeReady_When_AnAutoscalerHasItsTarget()
    {
        var scene = SceneBuilder.WithDeployment("{}", new Workload("HorizontalPodAutoscaler", "web", "web"))
            .Put("HorizontalPodAutoscaler", """{"metadata":{"name":"web","namespace":"web","uid":"h"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web"}}}""");

        Assert.That(scene.After(60, workload: 1).State, Is.EqualTo(WorkloadState.Ready));
    }

    [TestCase("other", WorkloadState.Failed)]
    [TestCase("web", WorkloadState.Progressing)]
    public void Should_TellOfAService_When_ItHasNobodyBehindIt(string selected, WorkloadState state)
    {
        var scene = new SceneBuilder(new Workload("Service", "web", "web"))
            .Put("Service", $$$"""{"metadata":{"name":"web","namespace":"web","uid":"v"},"spec":{"selector":{"app":"{{{selected}}}"} } }""")
            .Put("Deployment", """{"metadata":{"name":"web","namespace":"web","uid":"d"},"spec":{"template":{"metadata":{"labels":{"app":"web"}}}}}""");
        scene.Look();

        Assert.That(scene.After(10).State, Is.EqualTo(state));
    }

    [TestCase("""{"selector":{"app":"web"}}""", """[{"addresses":[{"ip":"10.0.0.1"}]}]""")]
    [TestCase("""{"type":"ExternalName","externalName":"db.example.com"}""", "[]")]
    [TestCase("{}", "[]")]
    public void Should_BeReady_When_AServiceHasAddressesOrNeedsNone(string spec, string subsets)
    {
        var scene = new SceneBuilder(new Workload("Service", "web", "web"))
            .Put("Service", $$$"""{"metadata":{"name":"web","namespace":"web","uid":"v"},"spec":{{{spec}}} }""")
            .Put("Endpoints", $$$"""{"metadata":{"name":"web","namespace":"web","uid":"e"},"subsets":{{{subsets}}} }""");

        Assert.That(scene.Look().State, Is.EqualTo(WorkloadState.Ready));
    }

    [Test]
    public void Should_FailAtOnce_When_ADeploymentsOwnDeadlineIsOver()
    {
        var status = new SceneBuilder(SceneBuilder.Web).Put("Deployment", """
            {"metadata":{"name":"web","namespace":"web","uid":"d","generation":1},"spec":{"progressDeadlineSeconds":60},
             "status":{"observedGeneration":1,"conditions":[{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}]}}
            """).Look();

        Assert.That(status.Detail, Is.EqualTo("no progress within its 60 s"));
    }

    [Test]
    public void Should_HaveAPeriodAndAReason_When_ACauseIsKnown()
    {
        Assert.That(GracePeriods.All.Select(period => period.Cause), Is.EquivalentTo(Enum.GetValues<FailureCause>()));
        Assert.That(GracePeriods.All.Select(period => period.Reason), Has.None.Empty);
    }

    private const string Never = """{"restartPolicy":"Never","containers":[{"name":"main"}]}""";

    private static string Ended(int code) =>
        $$$"""{"phase":"Failed","containerStatuses":[{"name":"main","restartCount":0,"state":{"terminated":{"exitCode":{{{code}}},"reason":"Error"} } }]}""";

    private static string Tries(int failed) => $$$"""{"metadata":{"name":"job-b","namespace":"web","uid":"j"},"spec":{"backoffLimit":6},"status":{"failed":{{{failed}}} } }""";

    private static string Pvc(string phase) =>
        $$$"""{"metadata":{"name":"data","namespace":"web","uid":"c"},"spec":{"storageClassName":"nope","resources":{"requests":{"storage":"1Gi"} } },"status":{"phase":"{{{phase}}}"} }""";
}
