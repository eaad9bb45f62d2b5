using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Testing;
using NSubstitute;
using Slipway.Charts;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Model;
using Slipway.Processes;
using Slipway.Rollouts;
using Slipway.Rollouts.Evidence;
using Slipway.Secrets;
using Slipway.Tests.Cluster;
using Slipway.Tests.Tools;
using Slipway.Tests.Validation;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class DeployerTests
{
    private const string Canary = "canary-6d1f";

    private static readonly ClusterAccess Access = new("/root/.kube/config", "staging", "registry.example.com");
    private static readonly SystemDefinition System = new("app")
    {
        Namespaces = ["app"],
        Images = [new("app-web", "src/App/Web", "web.image")],
        Secrets = [new("app-secret", [new("KEY", "APP_KEY")])],
    };

    private FakeKubeApi _api = null!;
    private FakeLauncher _helm = null!;
    private FakeEnvironment _environment = null!;
    private IDeploymentLog _log = null!;
    private string _manifest = null!;
    private string? _refusal;
    private int _refusals;
    private string _refusedVerb = "upgrade";
    private RollbackPolicy _onInterrupt;
    private string? _installed;
    private Func<Task> _beforeChange = () => Task.CompletedTask;
    private int _revision;

    [SetUp]
    public void SetUp()
    {
        _api = new FakeKubeApi();
        _log = Substitute.For<IDeploymentLog>();
        _environment = FakeEnvironment.CreateUnixEnvironment();
        _environment.SetEnvironmentVariable("APP_KEY", Canary);
        _manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n";
        (_refusal, _refusals, _refusedVerb, _onInterrupt) = (null, int.MaxValue, "upgrade", RollbackPolicy.Keep);
        _installed = null;
        _beforeChange = () => Task.CompletedTask;
        _revision = 0;
        _helm = new FakeLauncher().Answer("helm", Helm);
    }

    [Test]
    public async Task Should_DoNothing_When_NothingChanged()
    {
        await DeployAsync();
        var second = await DeployAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Outcome, Is.EqualTo(DeploymentOutcome.Unchanged));
            Assert.That(Commands("upgrade"), Has.Exactly(1).Items);
        }
    }

    [Test]
    public async Task Should_DeployAgain_When_AnImageChanged()
    {
        await DeployAsync("sha256:1");
        var second = await DeployAsync("sha256:2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.EqualTo(second with { Outcome = DeploymentOutcome.Deployed, Revision = 2 }));
            Assert.That(Commands("upgrade").Last().StandardInput, Does.Contain("\"digest\":\"sha256:2\""));
        }
    }

    [Test]
    public async Task Should_DeployAgain_When_ASecretChanged()
    {
        await DeployAsync();
        _environment.SetEnvironmentVariable("APP_KEY", "another-value");

        Assert.That((await DeployAsync()).Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
    }

    [Test]
    public void Should_RemoveTheFirstInstall_When_ItDoesNotVerify()
    {
        var thrown = Assert.ThrowsAsync<CakeException>(() => DeployAsync(verify: _ => throw new CakeException("Smoke-testing app: no.")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("Smoke-testing app: no. The first install was removed; namespaces, secrets and volumes stay."));
            Assert.That(Commands("uninstall"), Has.Exactly(1).Items);
        }
    }

    [TestCase("""{"status":{"phase":"Pending"}}""", true)]
    [TestCase("""{"spec":{"volumeName":"v"},"status":{"phase":"Bound"}}""", false)]
    public void Should_RemoveOnlyClaimsWithoutVolume_When_AFirstInstallIsRemoved(string claim, bool isRemoved)
    {
        _manifest = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: db\nspec:\n  volumeClaimTemplates:\n    - metadata:\n        name: data\n";
        var path = ClusterView.PathOf("PersistentVolumeClaim", "app") + "/data-db-0";
        _api.Put(path, claim);
        _api.Tell(ClusterView.PathOf("PersistentVolumeClaim", "app"), """{"metadata":{"name":"data-db-0","namespace":"app","uid":"c"},"status":{"phase":"Lost"}}""");
        _api.Listed(
            ClusterView.PathOf("PersistentVolumeClaim", "app"), ClusterView.PathOf("StatefulSet", "app"), ClusterView.PathOf("Pod", "app"), ClusterView.PathOf("Event", "app"));

        Assert.ThrowsAsync<CakeException>(() => DeployAsync());

        Assert.That(_api.Changes.Any(change => change.Method == "DELETE" && change.Path == path), Is.EqualTo(isRemoved));
    }

    [Test]
    public async Task Should_RollBackToWhatWorked_When_AnUpgradeDoesNotVerify()
    {
        await DeployAsync("sha256:1");

        var tries = 0;
        var thrown = Assert.ThrowsAsync<CakeException>(() => DeployAsync("sha256:2", _ => tries++ == 0 ? throw new CakeException("Smoke-testing app: no.") : Task.CompletedTask));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("Smoke-testing app: no. Rolled back: revision 3 is what revision 1 was; it is ready, and its smoke tests pass."));
            Assert.That(Commands("rollback").Single().CommandLine, Does.EndWith(" app 1"));
            Assert.That((await DeployAsync("sha256:1")).Outcome, Is.EqualTo(DeploymentOutcome.Unchanged));
        }
    }

    [TestCase("pending-install", 1, "uninstall")]
    [TestCase("pending-upgrade", 2, "rollback")]
    [TestCase("pending-rollback", 2, "rollback")]
    public async Task Should_RepairAndGoOn_When_AKilledRunLeftIt(string status, int revision, string repair)
    {
        _revision = revision;
        _installed = $$$"""{"name":"app","namespace":"app","version":{{{revision}}},"info":{"status":"{{{status}}}"}}""";

        var result = await DeployAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
            Assert.That(Commands(repair), Has.Exactly(1).Items);
            _log.Received(1).Say("app", Arg.Is<string>(text => text.StartsWith($"revision {revision} was left {status} by a run that was killed; ", StringComparison.Ordinal)));
        }
    }

    [Test]
    public async Task Should_RollBackOnceMore_When_HelmStumblesOverWhatAKilledUpgradeLeft()
    {
        (_revision, _installed) = (2, """{"name":"app","namespace":"app","version":2,"info":{"status":"pending-upgrade"}}""");
        (_refusal, _refusals, _refusedVerb) = ("Error: original object Service with the name \"web\" not found", 1, "rollback");

        var result = await DeployAsync();

        Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
        Assert.That(Commands("rollback"), Has.Exactly(2).Items);
    }

    [Test]
    public async Task Should_LeaveWhatWorks_When_HelmRefusesBeforeItChangesAnything()
    {
        await DeployAsync("sha256:1");
        _refusal = "Error: chart requires a newer Kubernetes";

        var thrown = Assert.ThrowsAsync<CakeException>(() => DeployAsync("sha256:2"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("helm upgrade of app: chart requires a newer Kubernetes. Nothing was changed: revision 1 is still in place."));
            Assert.That(Commands("uninstall").Concat(Commands("rollback")), Is.Empty);
        }
    }

    [Test]
    public void Should_KeepTheFirstInstall_When_RemovingItWouldDeleteData()
    {
        _manifest = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n";
        _api.Put(ClusterView.PathOf("PersistentVolumeClaim", "app") + "/data", "{}");
        _api.Tell(ClusterView.PathOf("PersistentVolumeClaim", "app"), """{"metadata":{"name":"data","namespace":"app","uid":"c"},"status":{"phase":"Lost"}}""");
        _api.Listed(ClusterView.PathOf("PersistentVolumeClaim", "app"), ClusterView.PathOf("Pod", "app"), ClusterView.PathOf("Event", "app"));

        var thrown = Assert.ThrowsAsync<CakeException>(() => DeployAsync());

        Assert.That(thrown!.Message, Does.EndWith("The first install stays as it is: removing it would delete PersistentVolumeClaim/data, which no policy keeps (helm.sh/resource-policy)."));
        Assert.That(Commands("uninstall"), Is.Empty);
    }

    [Test]
    public async Task Should_SayThatItDoesNotWorkEither_When_TheRollbackDoesNotVerify()
    {
        await DeployAsync("sha256:1");

        var thrown = Assert.ThrowsAsync<CakeException>(() => DeployAsync("sha256:2", _ => throw new CakeException("Smoke-testing app: no.")));

        Assert.That(thrown!.Message, Does.EndWith("Rolled back to what revision 1 was, now revision 3, but that does not work either: Smoke-testing app: no."));
    }

    [TestCase(RollbackPolicy.Keep, "Deploying app: interrupted. Revision 1 (deployed) stays as it is, not verified. Deploy again, or see it with --target=Status.")]
    [TestCase(RollbackPolicy.RollBack, "Deploying app: interrupted. The first install was removed; namespaces, secrets and volumes stay.")]
    public void Should_SayWhatItLeaves_When_ItIsInterrupted(RollbackPolicy policy, string message)
    {
        using var end = new CancellationTokenSource();
        _onInterrupt = policy;

        var thrown = Assert.ThrowsAsync<CakeException>(() => DeployAsync(
            verify: async token =>
            {
                await end.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            end: end.Token));

        Assert.That(thrown!.Message, Is.EqualTo(message));
        Assert.That(_api.Calls, Has.Some.Matches<(string Method, string Path, string)>(call => call.Method == "DELETE" && call.Path == ReleaseLock.PathOf("app", "app")));
    }

    [Test]
    public async Task Should_TryOnceMore_When_TheApiWasAway()
    {
        _refusal = "Error: Kubernetes cluster unreachable: connection refused";
        _refusals = 1;
        _api.Listed("/api/v1/namespaces?fieldSelector=metadata.name=app");

        var result = await DeployAsync();

        Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.Deployed));
        Assert.That(Commands("upgrade"), Has.Exactly(2).Items);
    }

    [Test]
    public async Task Should_KeepTheCanaryOutOfArgumentsAndInput_When_Deploying()
    {
        await DeployAsync();

        Assert.That(_helm.Started.Select(request => $"{request.CommandLine} {request.StandardInput} {string.Join(' ', request.Environment.Values)}"), Has.None.Contains(Canary));
    }

    [Test]
    public void Should_ChangeNothing_When_TheReleaseIsNotAsItWasPlanned()
    {
        _beforeChange = () => throw new CakeException("Deploying by the plan plan.json: it moved.");

        var thrown = Assert.ThrowsAsync<CakeException>(() => DeployAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Is.EqualTo("Deploying by the plan plan.json: it moved."));
            Assert.That(_helm.Started, Is.Empty);
            Assert.That(_api.Calls.Where(call => call.Path.Contains("/secrets/", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public async Task Should_ChangeNothing_When_ItIsADryRun()
    {
        var result = await DeployAsync(dryRun: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Outcome, Is.EqualTo(DeploymentOutcome.DryRun));
            Assert.That(_api.Changes, Is.Empty);
            Assert.That(Commands("upgrade").Single().CommandLine, Does.Contain("--dry-run=server"));
        }
    }

    private IEnumerable<ProcessRequest> Commands(string verb) => _helm.Started.Where(request => request.CommandLine!.StartsWith(verb, StringComparison.Ordinal));

    private Task<DeploymentResult> DeployAsync(string digest = "sha256:1", Func<CancellationToken, Task>? verify = null, bool dryRun = false, CancellationToken end = default)
    {
        var redactor = new SecretRedactor();
        var files = new FakeFileSystem(_environment);
        files.CreateFile("/usr/bin/helm");
        var tools = Substitute.For<IToolLocator>();
        tools.Resolve(Arg.Any<string>()).Returns(new FilePath("/usr/bin/helm"));
        tools.Resolve(Arg.Any<IEnumerable<string>>()).Returns(new FilePath("/usr/bin/helm"));
        var helm = new HelmReleases(files, _environment, tools, new ToolProcesses(_helm), redactor);
        var store = new SecretStore(new SecretSources(_environment, files, redactor), redactor);
        var clock = TimeProvider.System;
        var follower = new ReleaseFollower(_api, _log, new EvidenceFolder(files, "/artifacts", redactor, clock), new GracePeriods(), clock);
        var locks = new ReleaseLock(_api, LockHolder.Current, TimeSpan.Zero, clock);
        var deployer = new Deployer(_api, Access, helm, new ChartStager(files, "/staged"), store, files, _log, follower, locks, clock) { BeforeChange = (_, _) => _beforeChange() };
        var release = new Release(
            System, new EnvironmentDefinition("staging") { Registry = "registry.example.com", OnInterrupt = _onInterrupt }, "registry.example.com", new ResolvedChart(SampleChart.With(), [], []),
            [new ImageReference("app-web", "registry.example.com", "1", digest)]);
        return deployer.DeployAsync(release, verify ?? (_ => Task.CompletedTask), dryRun, end);
    }

    private string History() => "[" + string.Join(',', Enumerable.Range(1, _revision).Select(
        revision => $$$"""{"revision":{{{revision}}},"status":"{{{(revision == _revision ? "deployed" : "superseded")}}}","chart":"app-1.0.0","app_version":"1","description":""}""")) + "]";

    private ProcessOutcome Helm(ProcessRequest request)
    {
        var verb = request.CommandLine!.Split(' ')[0];
        if (verb == _refusedVerb && _refusal is not null && _refusals-- > 0)
        {
            return FakeLauncher.Outcome("", 1, _refusal);
        }

        if (verb == "uninstall")
        {
            (_installed, _revision) = (null, 0);
        }
        else if (verb is "upgrade" or "rollback" && !request.CommandLine.Contains("--dry-run", StringComparison.Ordinal))
        {
            _revision++;
            _installed = $$$"""{"name":"app","namespace":"app","version":{{{_revision}}},"info":{"status":"deployed"}}""";
        }

        return verb switch
        {
            "get" => FakeLauncher.Outcome(_manifest),
            "upgrade" => FakeLauncher.Outcome(_installed ?? """{"name":"app","namespace":"app","version":1,"info":{"status":"pending-install"}}"""),
            "history" => FakeLauncher.Outcome(History()),
            "status" when _installed is null => FakeLauncher.Outcome("", 1, "Error: release: not found"),
            "status" => FakeLauncher.Outcome(_installed),
            _ => FakeLauncher.Outcome(""),
        };
    }
}
