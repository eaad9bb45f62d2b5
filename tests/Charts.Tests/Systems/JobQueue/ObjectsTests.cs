using System.Text;
using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Systems.JobQueue;

/// <summary>What the document says of the job queue's objects.</summary>
public sealed class ObjectsTests
{
    [TestCase("Deployment", "jobqueue-api")]
    [TestCase("Deployment", "jobqueue-worker")]
    [TestCase("Deployment", "jobqueue-reaper")]
    [TestCase("Service", "jobqueue-api")]
    [TestCase("HorizontalPodAutoscaler", "jobqueue-worker-hpa")]
    [TestCase("ConfigMap", "jobqueue-config")]
    [TestCase("Secret", "jobqueue-secret")]
    [TestCase("StatefulSet", "postgres")]
    [TestCase("Service", "postgres")]
    public void Should_HaveTheDocumentsName_When_Rendered(string kind, string name) =>
        Assert.That(Helm.Render("jobqueue").One(kind, name).Reference.Namespace, Is.EqualTo("jobqueue"));

    [TestCase("Deployment", "jobqueue-api", "jobqueue-api")]
    [TestCase("Deployment", "jobqueue-worker", "jobqueue-worker")]
    [TestCase("StatefulSet", "postgres", "postgres")]
    public void Should_BeFoundByTheDocumentsLabel_When_Selected(string kind, string name, string label) =>
        Assert.That(Helm.Render("jobqueue").One(kind, name).OnlyPod.Labels["app.kubernetes.io/name"], Is.EqualTo(label));

    [Test]
    public void Should_HaveTheDocumentsVariables_When_NothingIsSet() => Assert.That(
        Helm.Render("jobqueue").One("ConfigMap", "jobqueue-config").Root["data"].Strings,
        Is.EquivalentTo(new Dictionary<string, string>
        {
            ["LOG_LEVEL"] = "INFO",
            ["LOG_FORMAT"] = "json",
            ["WORKER_BATCH_SIZE"] = "10",
            ["WORKER_POLL_INTERVAL_SECONDS"] = "1.0",
            ["WORKER_LEASE_DURATION_SECONDS"] = "300",
            ["REAPER_INTERVAL_SECONDS"] = "60",
        }));

    [TestCase("LOG_LEVEL", "DEBUG", "logging.level=DEBUG")]
    [TestCase("LOG_FORMAT", "console", "logging.format=console")]
    [TestCase("WORKER_BATCH_SIZE", "3", "worker.batchSize=3")]
    [TestCase("WORKER_POLL_INTERVAL_SECONDS", "2.0", "worker.pollIntervalSeconds=2")]
    [TestCase("WORKER_LEASE_DURATION_SECONDS", "30", "worker.leaseDurationSeconds=30")]
    [TestCase("REAPER_INTERVAL_SECONDS", "5", "reaper.intervalSeconds=5")]
    public void Should_RestartThePodsWithTheVariable_When_ItsValueChanges(string variable, string expected, string value)
    {
        var before = Helm.Render("jobqueue");

        var after = Helm.Render("jobqueue", value);

        Assert.That(after.One("ConfigMap", "jobqueue-config").Root["data"].Strings[variable], Is.EqualTo(expected));
        Assert.That(Checksum(after, "config"), Is.Not.EqualTo(Checksum(before, "config")));
        Assert.That(Checksum(after, "secret"), Is.EqualTo(Checksum(before, "secret")));
    }

    [Test]
    public void Should_KeepFractionsOfASecond_When_TheIntervalIsShort() => Assert.That(
        Helm.Render(new Variant("jobqueue") { Set = "ci-placement" }).One("ConfigMap", "jobqueue-config").Root["data"].Strings["WORKER_POLL_INTERVAL_SECONDS"],
        Is.EqualTo("0.25"));

    [TestCase("api", "{ requests: { cpu: 100m, memory: 256Mi }, limits: { cpu: 500m, memory: 512Mi } }")]
    [TestCase("worker", "{ requests: { cpu: 100m, memory: 256Mi }, limits: { cpu: 500m, memory: 512Mi } }")]
    [TestCase("reaper", "{ requests: { cpu: 50m, memory: 128Mi }, limits: { cpu: 200m, memory: 256Mi } }")]
    public void Should_HaveTheDocumentsResources_When_NothingIsSet(string component, string resources) =>
        Assert.That(Pod(Helm.Render("jobqueue"), component).Main.Node["resources"].Canonical, Is.EqualTo(ManifestExtensions.Yaml(resources)));

    [TestCase("api")]
    [TestCase("worker")]
    [TestCase("reaper")]
    public void Should_HaveTheDocumentsTimings_When_NothingIsSet(string component)
    {
        var pod = Pod(Helm.Render("jobqueue"), component);

        Assert.That(pod.Main.Node["livenessProbe"].Canonical, Is.EqualTo(
            ManifestExtensions.Yaml("{ httpGet: { path: /health, port: http, scheme: HTTP }, initialDelaySeconds: 10, periodSeconds: 30, timeoutSeconds: 5 }")));
        Assert.That(pod.Main.Node["readinessProbe"].Canonical, Is.EqualTo(
            ManifestExtensions.Yaml("{ httpGet: { path: /ready, port: http, scheme: HTTP }, initialDelaySeconds: 5, periodSeconds: 10, timeoutSeconds: 5 }")));
        Assert.That(pod.Specification["terminationGracePeriodSeconds"].AsInteger(), Is.EqualTo(60));
    }

    [Test]
    public void Should_DrainBeforeTheGracePeriodEnds_When_AWorkerStops()
    {
        Assert.That(Pod(Helm.Render("jobqueue"), "worker").Environment["WORKER_DRAIN_SECONDS"], Is.EqualTo("55"));
        Assert.That(Pod(Helm.Render(new Variant("jobqueue") { Set = "ci-placement" }), "worker").Environment["WORKER_DRAIN_SECONDS"], Is.EqualTo("595"));
    }

    [Test]
    public void Should_ScaleWorkersAsDocumented_When_NothingIsSet()
    {
        var scaler = Helm.Render("jobqueue").One("HorizontalPodAutoscaler", "jobqueue-worker-hpa");

        Assert.That(scaler.Root["spec"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("""
            scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: jobqueue-worker }
            minReplicas: 2
            maxReplicas: 20
            metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
            behavior:
              scaleUp:
                stabilizationWindowSeconds: 0
                selectPolicy: Max
                policies: [{ type: Percent, value: 100, periodSeconds: 15 }, { type: Pods, value: 4, periodSeconds: 15 }]
              scaleDown:
                stabilizationWindowSeconds: 300
                policies: [{ type: Percent, value: 10, periodSeconds: 60 }]
            """)));
    }

    [Test]
    public void Should_RunThreeApisAndOneReaper_When_NothingIsSet()
    {
        var set = Helm.Render("jobqueue");

        Assert.That(set.One("HorizontalPodAutoscaler", "jobqueue-api-hpa").Root.Along("spec.minReplicas").AsInteger(), Is.EqualTo(3));
        Assert.That(Helm.Render("jobqueue", "api.autoscaling.enabled=false").One("Deployment", "jobqueue-api").Root.Along("spec.replicas").AsInteger(), Is.EqualTo(3));
        Assert.That(set.One("Deployment", "jobqueue-reaper").Root.Along("spec.replicas").AsInteger(), Is.EqualTo(1));
        Assert.That(set.OfKind("PodDisruptionBudget").Select(item => (item.Name, item.Root.Along("spec.maxUnavailable")?.Text)), Is.EquivalentTo(new[] { ("jobqueue-api", "1"), ("jobqueue-worker", "25%") }));
    }

    [Test]
    public void Should_ServeTheApiOnPort80_When_Called()
    {
        var ports = Helm.Render("jobqueue").One("Service", "jobqueue-api").Root.Along("spec.ports");

        Assert.That(ports.Canonical, Is.EqualTo(ManifestExtensions.Yaml("[{ name: http, port: 80, targetPort: http, protocol: TCP }]")));
    }

    [Test]
    public void Should_MonitorTheApiAsDocumented_When_TheOperatorIsThere()
    {
        var set = Helm.Render(new Variant("jobqueue") { ApiVersions = ["monitoring.coreos.com/v1"] });

        var monitor = set.One("ServiceMonitor", "jobqueue-api");

        Assert.That(monitor.Root.Along("spec.endpoints").Canonical, Is.EqualTo(ManifestExtensions.Yaml("[{ port: http, path: /metrics, interval: 30s, scrapeTimeout: 10s }]")));
        Assert.That(monitor.Root.Along("spec.selector.matchLabels").Strings["app.kubernetes.io/name"], Is.EqualTo("jobqueue-api"));
        Assert.That(set.OfKind("ServiceMonitor").Select(item => item.Name), Is.EquivalentTo(new[] { "jobqueue-api", "jobqueue-worker", "jobqueue-reaper" }));
    }

    [TestCase("migration.image.tag=2.0.0", true)]
    [TestCase("api.image.tag=2.0.0", false)]
    [TestCase("worker.image.tag=2.0.0", false)]
    [TestCase("reaper.image.tag=2.0.0", false)]
    [TestCase("worker.batchSize=3", false)]
    [TestCase("logging.level=DEBUG", false)]
    [TestCase("migration.backoffLimit=1", false)]
    public void Should_MigrateAgainForAnotherMigratorOnly_When_AValueChanges(string value, bool renamed)
    {
        var before = Helm.Render("jobqueue").OfKind("Job").Single();

        var after = Helm.Render("jobqueue", value).OfKind("Job").Single();

        Assert.That(before.Name, Does.Match("^jobqueue-migration-[0-9a-f]{10}$"));
        Assert.That(after.Name, renamed ? Is.Not.EqualTo(before.Name) : Is.EqualTo(before.Name));
        Assert.That(before.Hooks, Is.Empty, "a hook would wait for a database of the same release");
    }

    [Test]
    public void Should_AllowTheSystemsFlowsAndNoOther_When_PoliciesAreOn()
    {
        string[] flows = ["api -> database:5432", "worker -> database:5432", "reaper -> database:5432", "migration -> database:5432", "test -> api:8000"];

        Assert.That(new NetworkFlows(Helm.Render("jobqueue")).All.Distinct(), Is.EquivalentTo(flows.Select(flow => $"{flow} in jobqueue")));
    }

    [Test]
    public void Should_DenyEverythingElseToTheRelease_When_PoliciesAreOn()
    {
        var policy = Helm.Render("jobqueue").One("NetworkPolicy", "jobqueue-default-deny");

        Assert.That(policy.Root["spec"].Canonical, Is.EqualTo(
            ManifestExtensions.Yaml("{ podSelector: { matchLabels: { app.kubernetes.io/instance: jobqueue } }, policyTypes: [Ingress, Egress] }")));
    }

    [Test]
    public void Should_LeaveTheDatabaseToOthers_When_ItIsExternal()
    {
        var set = Helm.Render(new Variant("jobqueue") { Set = "ci-external-database" });

        var egress = set.One("NetworkPolicy", "jobqueue-worker").Root.Along("spec.egress").ItemsOrNone();

        Assert.That(set.Objects.Select(item => item.Name), Has.None.StartWith("postgres"));
        Assert.That(set.OfKind("Secret"), Is.Empty);
        Assert.That(Pod(set, "migration").Environment["DATABASE_URL"], Is.EqualTo("Secret/jobqueue-managed:DATABASE_URL"));
        Assert.That(egress.Select(rule => rule.Canonical), Has.One.EqualTo(
            ManifestExtensions.Yaml("{ ports: [{ port: 6432, protocol: TCP }], to: [{ ipBlock: { cidr: 10.20.0.0/16 } }, { ipBlock: { cidr: \"fd00:20::/64\" } }] }")));
    }

    [Test]
    public void Should_ReachTheDatabase_When_ThePasswordIsFullOfSpecialCharacters()
    {
        var data = Helm.Render(new Variant("jobqueue") { Set = "ci-placement" }).One("Secret", "jobqueue-secret").Root["data"].Strings;

        var url = new Uri(Encoding.UTF8.GetString(Convert.FromBase64String(data["DATABASE_URL"])));

        Assert.That(url.UserInfo.Split(':').Select(Uri.UnescapeDataString), Is.EqualTo(new[] { "postgres", "p@ss/w:rd 1%+?#" }));
        Assert.That((url.Scheme, url.Host, url.Port, url.AbsolutePath), Is.EqualTo(("postgresql", "postgres", 5432, "/jobqueue")));
        Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String(data["POSTGRES_PASSWORD"])), Is.EqualTo("p@ss/w:rd 1%+?#"));
    }

    private static string Checksum(ManifestSet set, string of) =>
        set.One("Deployment", "jobqueue-worker").Root.Along("spec.template.metadata.annotations").Strings[$"checksum/{of}"];

    private static PodShape Pod(ManifestSet set, string component) => set.Pods().Single(pod => pod.Component == component);
}
