using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Systems.TaskSystem;

/// <summary>Which objects there are, what they are called, and what takes them away.</summary>
public sealed class ObjectsTests
{
    private const string Master = "task-system-master";
    private const string Slave = "task-system-slave";

    private static readonly string[] ExternalDatabase =
        ["postgresql.enabled=false", "externalDatabase.password=x", "externalDatabase.master.host=a.example.com", "externalDatabase.slave.host=b.example.com"];

    [Test]
    public void Should_RunTheSameInBothNamespaces_When_Replicated()
    {
        var set = Helm.Render("task-system");

        Assert.That(set.OfKind("Namespace").Select(item => item.Name), Is.EquivalentTo(new[] { Master, Slave }));
        Assert.That(set.Objects.Where(item => item.Kind != "Namespace").Select(item => item.Reference.Namespace).Distinct(), Is.EquivalentTo(new[] { Master, Slave }));
        Assert.That(In(set, Slave), Is.EqualTo(In(set, Master)).And.Length.GreaterThan(20));
    }

    [Test]
    public void Should_LeaveOneNamespaceAsItWas_When_NotReplicated()
    {
        var single = Helm.Render("task-system", "replication.enabled=false");

        Assert.That(In(single, Slave), Is.Empty);
        Assert.That(single.OfKind("Namespace").Select(item => item.Name), Is.EqualTo(new[] { Master }));
        Assert.That(In(single, Master), Is.EqualTo(In(Helm.Render("task-system"), Master)));
    }

    [Test]
    public void Should_KeepNamespacesRestricted_When_TheChartMakesThem()
    {
        var item = Helm.Render("task-system").One("Namespace", Slave);

        Assert.That(item.Root.Along("metadata.labels").Strings["pod-security.kubernetes.io/enforce"], Is.EqualTo("restricted"));
        Assert.That(item.Root.Along("metadata.annotations").Strings["helm.sh/resource-policy"], Is.EqualTo("keep"));
    }

    [Test]
    public void Should_MakeNoNamespace_When_ItIsTheReleasesOwn() =>
        Assert.That(Helm.Render("task-system", "replication.namespaces.master=task-system").OfKind("Namespace").Select(item => item.Name), Is.EqualTo(new[] { Slave }));

    [TestCase(Master)]
    [TestCase(Slave)]
    public void Should_NameTheDatabasePodPostgres0_When_ItHasOneReplica(string inNamespace)
    {
        var database = Helm.Render("task-system").One("StatefulSet", "postgres", inNamespace);

        Assert.That(database.Root.Along("spec.replicas").AsInteger(), Is.EqualTo(1));
        Assert.That(database.OnlyPod.Labels["app"], Is.EqualTo("postgres"));
        Assert.That(database.OnlyPod.Environment["POSTGRES_DB"], Is.EqualTo("taskdb"));
        Assert.That(database.Root.Along("spec.volumeClaimTemplates").ItemsOrNone()[0].Along("spec.resources.requests.storage")?.Text, Is.EqualTo("1Gi"));
    }

    [TestCase("jobA.enabled=false", "Job/job-a", "NetworkPolicy/job-a")]
    [TestCase("jobB.enabled=false", "Job/job-b", "NetworkPolicy/job-b")]
    [TestCase("jobC.enabled=false", "Job/job-c", "NetworkPolicy/job-c")]
    [TestCase("uiService.enabled=false", "Deployment/ui-service", "Service/ui-service", "NetworkPolicy/ui-service", "Pod/test-page")]
    [TestCase("tests.enabled=false", "Pod/test-sequence", "Pod/test-task-executor", "Pod/test-page", "NetworkPolicy/test")]
    [TestCase("networkPolicy.enabled=false", "NetworkPolicy/default-deny", "NetworkPolicy/allow-dns", "NetworkPolicy/job-a", "NetworkPolicy/job-b", "NetworkPolicy/job-c", "NetworkPolicy/task-executor", "NetworkPolicy/ui-service", "NetworkPolicy/test")]
    [TestCase("postgresql.networkPolicy.enabled=false", "NetworkPolicy/postgres")]
    [TestCase("postgresql.persistence.enabled=false")]
    public void Should_TakeAwayExactlyItsObjects_When_SwitchedOff(string value, params string[] removed)
    {
        var without = Helm.Render("task-system", value);

        AssertRemoved(without, removed);
    }

    [Test]
    public void Should_TakeAwayExactlyItsObjects_When_TheServicesAreSwitchedOff() => AssertRemoved(
        Helm.Render("task-system", "taskExecutor.enabled=false", "uiService.enabled=false"),
        "Deployment/task-executor", "Service/task-executor", "NetworkPolicy/task-executor", "Pod/test-task-executor",
        "Deployment/ui-service", "Service/ui-service", "NetworkPolicy/ui-service", "Pod/test-page");

    [Test]
    public void Should_TakeAwayExactlyItsObjects_When_TheDatabaseIsElsewhere() =>
        AssertRemoved(Helm.Render("task-system", ExternalDatabase), "StatefulSet/postgres", "Service/postgres", "Service/postgres-headless", "NetworkPolicy/postgres");

    [Test]
    public void Should_TakeAwayTheWatchersAccount_When_NoJobWaits() => AssertRemoved(
        Helm.Render("task-system", "jobB.enabled=false", "jobC.enabled=false"),
        "Job/job-b", "NetworkPolicy/job-b", "Job/job-c", "NetworkPolicy/job-c",
        "ServiceAccount/task-system-job-watcher", "Role/task-system-job-watcher", "RoleBinding/task-system-job-watcher");

    [TestCase("HorizontalPodAutoscaler/task-executor", "taskExecutor.autoscaling.enabled=true")]
    [TestCase("HorizontalPodAutoscaler/ui-service", "uiService.autoscaling.enabled=true")]
    [TestCase("PodDisruptionBudget/task-executor", "taskExecutor.podDisruptionBudget.enabled=true")]
    [TestCase("PodDisruptionBudget/ui-service", "uiService.podDisruptionBudget.enabled=true")]
    [TestCase("Ingress/ui-service", "uiService.ingress.enabled=true", "uiService.ingress.hosts.master=a.example.com", "uiService.ingress.hosts.slave=b.example.com")]
    public void Should_AddExactlyItsObject_When_SwitchedOn(string added, params string[] values)
    {
        var with = Helm.Render("task-system", values);

        Assert.That(In(with, Slave).Except(In(Helm.Render("task-system"), Slave)), Is.EqualTo(new[] { added }));
        Assert.That(In(with, Master), Is.EqualTo(In(with, Slave)));
    }

    [Test]
    public void Should_KeepDataInThePod_When_PersistenceIsOff()
    {
        var database = Helm.Render("task-system", "postgresql.persistence.enabled=false").One("StatefulSet", "postgres", Master);

        Assert.That(database.Root.Along("spec.volumeClaimTemplates"), Is.Null);
        Assert.That(database.OnlyPod.Specification["volumes"].ItemsOrNone().Single(volume => volume["name"]?.Text == "data")["emptyDir"], Is.Not.Null);
    }

    [TestCase("staging", 2)]
    [TestCase("prod", 3)]
    public void Should_ScaleAndSpread_When_UsersDependOnTheEnvironment(string environment, int replicas)
    {
        var set = Helm.Render(new Variant("task-system") { Set = environment });

        foreach (var component in new[] { "task-executor", "ui-service" })
        {
            Assert.That(set.One("HorizontalPodAutoscaler", component, Master).Root.Along("spec.minReplicas").AsInteger(), Is.EqualTo(replicas));
            Assert.That(set.One("PodDisruptionBudget", component, Slave).Root.Along("spec.maxUnavailable").AsInteger(), Is.EqualTo(1));
            Assert.That(set.One("Deployment", component, Master).Root.Along("spec.replicas"), Is.Null);
            Assert.That(set.One("Deployment", component, Master).OnlyPod.Specification.Along("affinity.podAntiAffinity"), Is.Not.Null);
        }

        Assert.That(set.OfKind("Ingress").Select(item => item.Root.Along("spec.tls")), Has.Exactly(2).Not.Null);
    }

    private static void AssertRemoved(ManifestSet without, params string[] removed)
    {
        var all = Helm.Render("task-system");
        foreach (var inNamespace in new[] { Master, Slave })
        {
            Assert.That(In(all, inNamespace).Except(In(without, inNamespace)), Is.EquivalentTo(removed));
            Assert.That(In(without, inNamespace), Is.SubsetOf(In(all, inNamespace)));
        }
    }

    private static string[] In(ManifestSet set, string inNamespace) =>
        [.. set.Objects.Where(item => item.Reference.Namespace == inNamespace).Select(item => $"{item.Kind}/{item.StableName}").Order(StringComparer.Ordinal)];
}
