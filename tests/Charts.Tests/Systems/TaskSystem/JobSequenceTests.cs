using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Systems.TaskSystem;

/// <summary>Jobs A, B and C: their names, their order, and what makes them run again.</summary>
public sealed class JobSequenceTests
{
    private const string Master = "task-system-master";

    [Test]
    public void Should_EndInAHash_When_JobsAreNamed()
    {
        var jobs = Helm.Render("task-system").OfKind("Job").Select(job => job.Name);

        Assert.That(jobs, Has.Exactly(6).Match("^job-[abc]-[0-9a-f]{10}$"));
    }

    [Test]
    public void Should_HaveTheSameNames_When_ReplicatedOrNot()
    {
        var names = Names(Helm.Render("task-system"));

        Assert.That(Names(Helm.Render("task-system"), "task-system-slave"), Is.EqualTo(names));
        Assert.That(Names(Helm.Render("task-system", "replication.enabled=false")), Is.EqualTo(names));
    }

    [TestCase("jobA.image.tag=2.0.0", "job-a", "job-b", "job-c")]
    [TestCase("jobA.taskCount=11", "job-a", "job-b", "job-c")]
    [TestCase("jobB.image.tag=2.0.0", "job-b", "job-c")]
    [TestCase("jobC.image.tag=2.0.0", "job-c")]
    [TestCase("taskExecutor.image.tag=2.0.0")]
    [TestCase("uiService.image.tag=2.0.0")]
    [TestCase("tests.image.tag=2.0.0")]
    [TestCase("taskExecutor.replicas=3")]
    [TestCase("jobA.backoffLimit=1")]
    [TestCase("jobs.ttlSecondsAfterFinished=60")]
    public void Should_RenameWhatMustRunAgainAndNothingElse_When_AValueChanges(string value, params string[] renamed)
    {
        var before = Helm.Render("task-system");

        var after = Helm.Render("task-system", value);

        var changed = Names(before).Where(job => Names(after)[job.Key] != job.Value).Select(job => job.Key);
        Assert.That(changed, Is.EquivalentTo(renamed));
        Assert.That(after.Inventory(), Is.EqualTo(before.Inventory()));
    }

    [TestCase("job-a", null)]
    [TestCase("job-b", "job-a")]
    [TestCase("job-c", "job-b")]
    public void Should_WaitForThePredecessor_When_ThereIsOne(string component, string? predecessor)
    {
        var set = Helm.Render("task-system");

        var init = Job(set, component).OnlyPod.Containers.Where(container => container.IsInit).ToList();

        Assert.That(init.Select(container => container.Name), Is.EqualTo(predecessor is null ? Array.Empty<string>() : [$"wait-for-{predecessor}"]));
        Assert.That(init.SelectMany(container => container.Node["args"].Texts), Is.EqualTo(predecessor is null ? Array.Empty<string>() : [Names(set)[predecessor], "600"]));
    }

    [Test]
    public void Should_WaitForA_When_BIsLeftOut()
    {
        var set = Helm.Render(new Variant("task-system") { Set = "ci-single-namespace" });

        var wait = Job(set, "job-c", "tasks").OnlyPod.Containers[0];

        Assert.That(wait.Name, Is.EqualTo("wait-for-job-a"));
        Assert.That(wait.Node["args"].Texts.First(), Is.EqualTo(Names(set, "tasks")["job-a"]));
    }

    [TestCase(Catalog.Newest, true)]
    [TestCase(Catalog.Oldest, false)]
    public void Should_FailForGoodWithItsPredecessor_When_TheClusterCan(string kubeVersion, bool can)
    {
        var set = Helm.Render(new Variant("task-system") { KubeVersion = kubeVersion });

        var policy = Job(set, "job-b").Root.Along("spec.podFailurePolicy");

        Assert.That(policy.Canonical, Is.EqualTo(can
            ? ManifestExtensions.Yaml("rules: [{ action: FailJob, onExitCodes: { containerName: wait-for-job-a, operator: In, values: [3] } }]")
            : "null"));
        Assert.That(Job(set, "job-a").Root.Along("spec.podFailurePolicy"), Is.Null);
    }

    [Test]
    public void Should_OnlyWatchJobs_When_GivenARole()
    {
        var set = Helm.Render("task-system");

        var roles = set.OfKind("Role", "ClusterRole").ToList();

        Assert.That(roles.Select(role => role.Reference.Namespace), Is.EquivalentTo(new[] { Master, "task-system-slave" }));
        Assert.That(
            roles.Select(role => role.Root["rules"].Canonical),
            Has.All.EqualTo(ManifestExtensions.Yaml("[{ apiGroups: [batch], resources: [jobs], verbs: [get, list, watch] }]")));
        Assert.That(
            set.OfKind("RoleBinding").SelectMany(binding => binding.Root["subjects"].ItemsOrNone()).Select(subject => $"{subject["kind"]?.Text} {subject["name"]?.Text} in {subject["namespace"]?.Text}"),
            Is.EquivalentTo(new[] { $"ServiceAccount task-system-job-watcher in {Master}", "ServiceAccount task-system-job-watcher in task-system-slave" }));
        Assert.That(
            set.Pods().Where(pod => pod.Specification["automountServiceAccountToken"].AsBoolean() is true).Select(pod => pod.Component).Distinct(),
            Is.EquivalentTo(new[] { "job-b", "job-c" }));
    }

    [TestCase("job-a", 600)]
    [TestCase("job-b", 1200)]
    [TestCase("job-c", 1200)]
    public void Should_EndInTime_When_RunningOrWaiting(string component, int deadline)
    {
        var job = Job(Helm.Render("task-system"), component);

        Assert.That(job.Root.Along("spec.activeDeadlineSeconds").AsInteger(), Is.EqualTo(deadline));
        Assert.That(job.Root.Along("spec.backoffLimit").AsInteger(), Is.EqualTo(3));
        Assert.That(job.Root.Along("spec.template.spec.restartPolicy")?.Text, Is.EqualTo("Never"));
        Assert.That(job.Root.Along("spec.ttlSecondsAfterFinished"), Is.Null);
    }

    private static KubeObject Job(ManifestSet set, string component, string inNamespace = Master) =>
        set.OfKind("Job").Single(job => job.StableName == component && job.Reference.Namespace == inNamespace);

    private static SortedDictionary<string, string> Names(ManifestSet set, string inNamespace = Master) =>
        new(set.OfKind("Job").Where(job => job.Reference.Namespace == inNamespace).ToDictionary(job => job.StableName, job => job.Name), StringComparer.Ordinal);
}
