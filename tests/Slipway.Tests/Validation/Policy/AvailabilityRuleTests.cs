using Slipway.Model;
using Slipway.Validation;
using static Slipway.Tests.Validation.Policy.PolicyCheck;

namespace Slipway.Tests.Validation.Policy;

/// <summary>Replicas, autoscalers, disruption budgets, spreading, jobs and CronJobs.</summary>
public sealed class AvailabilityRuleTests
{
    private const string Own = "selector: { matchLabels: { app: app } }";

    [TestCase("Deployment", "replicas: 1", "", 1)]
    [TestCase("Deployment", "", "", 1)]
    [TestCase("Deployment", "replicas: 2", "", 0)]
    [TestCase("Deployment", "replicas: 0", "", 0)]
    [TestCase("Deployment", "", "minReplicas: 2, maxReplicas: 4", 0)]
    [TestCase("Deployment", "replicas: 3", "maxReplicas: 4", 1)]
    [TestCase("StatefulSet", "replicas: 1", "", 0)]
    [TestCase("DaemonSet", "", "", 0)]
    public void Should_AskForTwoReplicas_When_InProduction(string kind, string spec, string autoscaler, int count)
    {
        var text = Deployment(spec: spec, kind: kind) + (autoscaler.Length > 0 ? Autoscaler(autoscaler) : "");

        Assert.That(Run("SLW120", text, "prod"), Has.Length.EqualTo(count));
        Assert.That(Run("SLW120", text, "dev"), Is.Empty);
    }

    [Test]
    public void Should_LeaveItToTheScaler_When_KedaScales() =>
        Assert.That(Run("SLW120", Deployment() + Object("keda.sh/v1alpha1", "ScaledObject", "scaleTargetRef: { name: app }"), "prod"), Is.Empty);

    [TestCase("minReplicas: 5, maxReplicas: 3", null)]
    [TestCase("minReplicas: 3, maxReplicas: 3", Severity.Warning)]
    [TestCase("maxReplicas: 1", Severity.Warning)]
    [TestCase("minReplicas: 1, maxReplicas: 3", null)]
    public void Should_CompareBounds_When_AnAutoscalerHasThem(string bounds, Severity? severity) =>
        Assert.That(Run("SLW121", Autoscaler(bounds)).Select(finding => (Severity?)finding.Severity), Is.EqualTo(severity is null ? Array.Empty<Severity?>() : [severity]));

    [Test]
    public void Should_RefuseASecondMaster_When_AWorkloadIsScaled()
    {
        Assert.That(Run("SLW122", Deployment(spec: "replicas: 2") + Autoscaler("maxReplicas: 3")), Has.Length.EqualTo(1));
        Assert.That(Run("SLW122", Deployment() + Autoscaler("maxReplicas: 3") + Autoscaler("maxReplicas: 4", "name: second")), Has.Length.EqualTo(1));
        Assert.That(Run("SLW122", Deployment(spec: "replicas: 2")), Is.Empty);
    }

    [TestCase("maxUnavailable: 0", "replicas: 3", "", true)]
    [TestCase("maxUnavailable: 0%", "replicas: 3", "", true)]
    [TestCase("maxUnavailable: 1", "replicas: 1", "", false)]
    [TestCase("minAvailable: 1", "replicas: 1", "", true)]
    [TestCase("minAvailable: 1", "replicas: 2", "", false)]
    [TestCase("minAvailable: 100%", "replicas: 4", "", true)]
    [TestCase("minAvailable: 51%", "replicas: 2", "", true)]
    [TestCase("minAvailable: 50%", "replicas: 2", "", false)]
    [TestCase("minAvailable: 2", "", "minReplicas: 2, maxReplicas: 9", true)]
    [TestCase("minAvailable: 2", "replicas: 1", "minReplicas: 3, maxReplicas: 9", false)]
    public void Should_TellWhetherAPodMayGo_When_ABudgetGuardsIt(string budget, string spec, string autoscaler, bool isStuck)
    {
        var text = Deployment(spec: spec) + (autoscaler.Length > 0 ? Autoscaler(autoscaler) : "") + Budget($"{budget}, {Own}");

        Assert.That(Run("SLW123", text), Has.Length.EqualTo(isStuck ? 1 : 0));
    }

    [Test]
    public void Should_CompareNothing_When_ABudgetGuardsADaemonSet() =>
        Assert.That(Run("SLW123", Deployment(kind: "DaemonSet") + Budget($"minAvailable: 1, {Own}")), Is.Empty);

    [Test]
    public void Should_AddReplicasUp_When_ABudgetGuardsTwoWorkloads()
    {
        var text = Deployment() + Deployment(name: "other") + Budget($"minAvailable: 1, {Own}");

        Assert.That(Run("SLW123", text), Is.Empty);
        Assert.That(Run("SLW124", text + Budget($"maxUnavailable: 1, {Own}", "name: second")), Has.Length.EqualTo(2), "one for each workload");
    }

    [TestCase("SLW125", "replicas: 2", 1)]
    [TestCase("SLW125", "replicas: 1", 0)]
    [TestCase("SLW126", "replicas: 2", 1)]
    [TestCase("SLW126", "replicas: 1", 0)]
    public void Should_AskReplicatedWorkloadsAlone_When_InProduction(string id, string spec, int count) =>
        Assert.That(Run(id, Deployment(spec: spec), "prod"), Has.Length.EqualTo(count));

    [TestCase("SLW125", "StatefulSet", 1)]
    [TestCase("SLW125", "DaemonSet", 0)]
    public void Should_AskStatefulSetsToo_When_TheyAreReplicated(string id, string kind, int count) =>
        Assert.That(Run(id, Deployment(spec: "replicas: 3", kind: kind), "prod"), Has.Length.EqualTo(count));

    [TestCase("affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: { labelSelector: { matchLabels: { app: app } } } }] } }", 0, 0)]
    [TestCase("affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: gone } } }] } }", 0, 1)]
    [TestCase("affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: gone } } }, { labelSelector: { matchLabels: { app: app } } }] } }", 0, 0)]
    [TestCase("topologySpreadConstraints: [{ labelSelector: { matchLabels: { app: app } } }]", 0, 0)]
    [TestCase("topologySpreadConstraints: [{ maxSkew: 1 }]", 0, 1)]
    [TestCase("affinity: { nodeAffinity: {} }", 1, 0)]
    public void Should_ReadWhatKeepsPodsApart_When_ThereIsSome(string pod, int missing, int wrong)
    {
        var text = Deployment(pod: pod, spec: "replicas: 2");

        Assert.That(Run("SLW126", text, "prod"), Has.Length.EqualTo(missing));
        Assert.That(Run("SLW127", text, "prod"), Has.Length.EqualTo(wrong));
    }

    [TestCase("replicas: 2, strategy: { type: RollingUpdate }", 0)]
    [TestCase("replicas: 2, strategy: { type: Recreate }", 1)]
    [TestCase("replicas: 1, strategy: { type: Recreate }", 0)]
    public void Should_KeepServing_When_SeveralReplicasAreUpdated(string spec, int count) =>
        Assert.That(Run("SLW128", Deployment(spec: spec)), Has.Length.EqualTo(count));

    [TestCase("", "", 0)]
    [TestCase("priorityClassName: mine", "priorityClassName: mine", 0)]
    [TestCase("priorityClassName: mine", "", 1)]
    [TestCase("priorityClassName: system-node-critical", "priorityClassName: mine", 1)]
    public void Should_ComparePriorities_When_SomeWorkloadsHaveOne(string first, string second, int count) =>
        Assert.That(Run("SLW129", Deployment(pod: first) + Deployment(pod: second, name: "other", label: "other") + Job()), Has.Length.EqualTo(count));

    [TestCase("default", "", Severity.Info)]
    [TestCase("prod", "", Severity.Warning)]
    [TestCase("staging", "priorityClassName: ''", Severity.Warning)]
    [TestCase("prod", "priorityClassName: mine", null)]
    public void Should_AskForAPriorityClass_When_AWorkloadHasNone(string valueSet, string pod, Severity? severity) =>
        Assert.That(Run("SLW143", Deployment(pod: pod) + Job(), valueSet).Select(finding => (Severity?)finding.Severity), Is.EqualTo(severity is null ? [] : new[] { severity }));

    [Test]
    public void Should_CountOnlyWhenNamed_When_ARuleIsOnDemand()
    {
        var rules = RuleSelection.ParseRules(["SLW143"]);

        Assert.That(RuleSelection.All.Includes("SLW143"), Is.False);
        Assert.That(new RuleSelection { Rules = rules }.Includes("SLW143"), Is.True);
    }

    [TestCase("ttlSecondsAfterFinished: 60", "", true)]
    [TestCase("", "", false)]
    [TestCase("", "annotations: { helm.sh/hook: pre-install }", true)]
    [TestCase("ttlSecondsAfterFinished: 60", "annotations: { helm.sh/hook: pre-install }", false)]
    [TestCase("", "annotations: { helm.sh/hook: pre-install, helm.sh/hook-delete-policy: 'before-hook-creation,hook-succeeded' }", false)]
    [TestCase("", "annotations: { helm.sh/hook: pre-install, helm.sh/hook-delete-policy: hook-failed }", true)]
    public void Should_AskWhoRemovesAJob_When_ItIsAHookOrTheReleases(string spec, string metadata, bool isFound) =>
        Assert.That(Run("SLW130", Job(spec, metadata)), Has.Length.EqualTo(isFound ? 1 : 0));

    [TestCase("SLW131", "backoffLimit: 0", 0)]
    [TestCase("SLW131", "backoffLimitPerIndex: 1", 0)]
    [TestCase("SLW131", "", 1)]
    [TestCase("SLW132", "activeDeadlineSeconds: 1", 0)]
    [TestCase("SLW132", "", 1)]
    public void Should_AskForBounds_When_JobsRun(string id, string spec, int count) => Assert.That(Run(id, Job(spec)), Has.Length.EqualTo(count));

    [Test]
    public void Should_TakeThePodsDeadline_When_TheJobHasNone() =>
        Assert.That(Run("SLW132", Job(pod: "restartPolicy: Never, activeDeadlineSeconds: 60")), Is.Empty);

    [TestCase("SLW131", "spec.jobTemplate.spec.backoffLimit")]
    [TestCase("SLW132", "spec.jobTemplate.spec.activeDeadlineSeconds")]
    [TestCase("SLW134", "spec.concurrencyPolicy")]
    [TestCase("SLW135", "spec.startingDeadlineSeconds")]
    public void Should_NameTheField_When_ACronJobLacksIt(string id, string path) =>
        Assert.That(Run(id, Object("batch/v1", "CronJob", "jobTemplate: { spec: { template: { spec: { containers: [] } } } }")).Single().FieldPath, Is.EqualTo(path));

    private static string Autoscaler(string bounds, string metadata = "name: app") =>
        Object("autoscaling/v2", "HorizontalPodAutoscaler", $"scaleTargetRef: {{ apiVersion: apps/v1, kind: Deployment, name: app }}, {bounds}", metadata);

    private static string Budget(string spec, string metadata = "name: app") => Object("policy/v1", "PodDisruptionBudget", spec, metadata);
}
