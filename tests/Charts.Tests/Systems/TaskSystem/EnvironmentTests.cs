using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Systems.TaskSystem;

/// <summary>What the programs are told, what they are made of, and whom they may speak to.</summary>
public sealed class EnvironmentTests
{
    private const string Master = "task-system-master";
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string> Database = new()
    {
        ["DATABASE_HOST"] = "postgres",
        ["DATABASE_PORT"] = "5432",
        ["DATABASE_NAME"] = "taskdb",
        ["DATABASE_USER"] = "postgres",
        ["DATABASE_PASSWORD"] = "Secret/task-system-db:password",
    };

    private static readonly Dictionary<string, string> Program = new()
    {
        ["LOG_LEVEL"] = "INFO",
        ["LOG_FORMAT"] = "json",
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    [TestCase("job-a")]
    [TestCase("job-b")]
    [TestCase("job-c")]
    public void Should_TellJobsTheRevisionThatAStarted_When_TheyRun(string component)
    {
        var set = Helm.Render("task-system");
        var revision = set.OfKind("Job").First(job => job.StableName == "job-a").Name["job-a-".Length..];
        var expected = new Dictionary<string, string>(Database.Concat(Program)) { ["RELEASE_REVISION"] = revision };
        if (component == "job-a")
        {
            expected["TASK_COUNT"] = "10";
        }

        Assert.That(Pod(set, component).Environment, Is.EquivalentTo(expected));
    }

    [Test]
    public void Should_TellTheExecutorItsDatabaseAndPace_When_ItRuns() => Assert.That(
        Pod(Helm.Render("task-system"), "task-executor").Environment,
        Is.EquivalentTo(new Dictionary<string, string>(Database.Concat(Program)) { ["EXECUTOR_POLL_INTERVAL_SECONDS"] = "1", ["EXECUTOR_BATCH_SIZE"] = "10", ["EXECUTOR_DRAIN_SECONDS"] = "55" }));

    [Test]
    public void Should_TellTheUiNothingOfTheDatabase_When_ItRuns() => Assert.That(
        Pod(Helm.Render("task-system"), "ui-service").Environment,
        Is.EquivalentTo(new Dictionary<string, string>(Program) { ["TASK_EXECUTOR_URL"] = "http://task-executor:8080" }));

    [Test]
    public void Should_TellEachNamespaceItsOwnDatabase_When_ItIsElsewhere()
    {
        var set = Helm.Render(new Variant("task-system") { Set = "ci-external-database" });

        var environment = Pod(set, "task-executor", "task-system-slave").Environment;

        Assert.That(environment["DATABASE_NAME"], Is.EqualTo("tasks_slave"));
        Assert.That(environment["DATABASE_HOST"], Is.EqualTo("db.example.com"));
        Assert.That(environment["DATABASE_PORT"], Is.EqualTo("6432"));
        Assert.That(environment["DATABASE_PASSWORD"], Is.EqualTo("Secret/tasks-database:DATABASE_PASSWORD"));
        Assert.That(Pod(set, "task-executor").Environment["DATABASE_NAME"], Is.EqualTo("tasks_master"));
    }

    [TestCase("jobA", "job-a")]
    [TestCase("jobB", "job-b")]
    [TestCase("jobC", "job-c")]
    [TestCase("taskExecutor", "task-executor")]
    [TestCase("uiService", "ui-service")]
    public void Should_TakeTheDigestFromTheRegistry_When_BothAreGiven(string key, string component)
    {
        var set = Helm.Render("task-system", "global.imageRegistry=localhost:5000", $"{key}.image.digest={Digest}", $"{key}.image.tag=ignored");

        Assert.That(Pod(set, component).Main.Image, Is.EqualTo($"localhost:5000/{component}@{Digest}"));
    }

    [Test]
    public void Should_PullWithEverySecretOnce_When_GivenGloballyAndByTheChart()
    {
        var set = Helm.Render("task-system", "global.imagePullSecrets[0].name=a", "imagePullSecrets[0].name=a", "imagePullSecrets[1].name=b");

        Assert.That(Pod(set, "job-b").Specification["imagePullSecrets"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("[{ name: a }, { name: b }]")));
    }

    [Test]
    public void Should_AllowTheSystemsFlowsAndNoOther_When_PoliciesAreOn()
    {
        var flows = new NetworkFlows(Helm.Render("task-system")).All.Distinct();

        string[] inEach =
        [
            "job-a -> database:5432", "job-b -> database:5432", "job-c -> database:5432", "task-executor -> database:5432", "test -> database:5432",
            "ui-service -> task-executor:8080", "test -> task-executor:8080", "test -> ui-service:8080",
        ];
        Assert.That(flows, Is.EquivalentTo(inEach.SelectMany(flow => new[] { $"{flow} in {Master}", $"{flow} in task-system-slave" })));
    }

    [Test]
    public void Should_DenyEverythingElse_When_PoliciesAreOn()
    {
        var policy = Helm.Render("task-system").One("NetworkPolicy", "default-deny", Master);

        Assert.That(policy.Root["spec"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("{ podSelector: {}, policyTypes: [Ingress, Egress] }")));
    }

    [Test]
    public void Should_LetOnlyWaitingJobsReachTheApiServer_When_PoliciesAreOn()
    {
        var toApiServer = Helm.Render("task-system").OfKind("NetworkPolicy")
            .Where(policy => policy.Root.Along("spec.egress").ItemsOrNone().SelectMany(rule => rule["ports"].ItemsOrNone()).Any(port => port["port"].AsInteger() == 6443))
            .Select(policy => policy.Name);

        Assert.That(toApiServer.Distinct(), Is.EquivalentTo(new[] { "job-b", "job-c" }));
    }

    [TestCase("task-executor", 60, 120)]
    [TestCase("ui-service", 30, 60)]
    public void Should_BeProbedAndHaveTimeToEnd_When_Serving(string component, int gracePeriod, int startupSeconds)
    {
        var pod = Pod(Helm.Render("task-system"), component);

        Assert.That(pod.Specification["terminationGracePeriodSeconds"].AsInteger(), Is.EqualTo(gracePeriod));
        Assert.That(pod.Main.Node.Along("startupProbe.failureThreshold").AsInteger(), Is.EqualTo(startupSeconds));
        Assert.That(pod.Main.Node.Along("startupProbe.periodSeconds").AsInteger(), Is.EqualTo(1));
        Assert.That(pod.Main.Node.Along("livenessProbe.httpGet.path")?.Text, Is.EqualTo("/health"));
        Assert.That(pod.Main.Node.Along("readinessProbe.httpGet.path")?.Text, Is.EqualTo("/ready"));
    }

    private static PodShape Pod(ManifestSet set, string component, string inNamespace = Master) =>
        set.Pods().Single(pod => pod.Component == component && pod.Namespace == inNamespace);
}
