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

/// <summary>Deploys a system of one image and one secret, with a helm that keeps its release in memory.</summary>
internal sealed class DeployerFixture
{
    public const string Canary = "canary-6d1f";

    private static readonly ClusterAccess Access = new("/root/.kube/config", "staging", "registry.example.com");
    private static readonly SystemDefinition System = new("app")
    {
        Namespaces = ["app"],
        Images = [new("app-web", "src/App/Web", "web.image")],
        Secrets = [new("app-secret", [new("KEY", "APP_KEY")])],
    };

    private readonly FakeLauncher _helm;
    private (string Verb, string Message, int Times) _refusal = ("", "", 0);
    private string? _installed;
    private int _revision;

    public DeployerFixture()
    {
        Environment.SetEnvironmentVariable("APP_KEY", Canary);
        _helm = new FakeLauncher().Answer("helm", Helm);
    }

    public FakeKubeApi Api { get; } = new();

    public FakeEnvironment Environment { get; } = FakeEnvironment.CreateUnixEnvironment();

    public IDeploymentLog Log { get; } = Substitute.For<IDeploymentLog>();

    public string Manifest { get; set; } = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n";

    public RollbackPolicy OnInterrupt { get; set; } = RollbackPolicy.Keep;

    public Func<Task> BeforeChange { get; set; } = () => Task.CompletedTask;

    /// <summary>Every run of helm.</summary>
    public IReadOnlyList<ProcessRequest> Started => _helm.Started;

    /// <summary>The runs of one command of helm.</summary>
    public IEnumerable<ProcessRequest> Commands(string verb) => Started.Where(request => request.CommandLine!.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>Has helm refuse a command.</summary>
    public void Refuse(string verb, string message, int times = int.MaxValue) => _refusal = (verb, message, times);

    /// <summary>Leaves the release as a run did that was killed.</summary>
    public void Leave(int revision, string status) =>
        (_revision, _installed) = (revision, $$$"""{"name":"app","namespace":"app","version":{{{revision}}},"info":{"status":"{{{status}}}"}}""");

    public Task<DeploymentResult> DeployAsync(string digest = "sha256:1", Func<CancellationToken, Task>? verify = null, bool dryRun = false, CancellationToken end = default)
    {
        var redactor = new SecretRedactor();
        var files = new FakeFileSystem(Environment);
        files.CreateFile("/usr/bin/helm");
        var tools = Substitute.For<IToolLocator>();
        tools.Resolve(Arg.Any<string>()).Returns(new FilePath("/usr/bin/helm"));
        tools.Resolve(Arg.Any<IEnumerable<string>>()).Returns(new FilePath("/usr/bin/helm"));
        var helm = new HelmReleases(files, Environment, tools, new ToolProcesses(_helm), redactor);
        var store = new SecretStore(new SecretSources(Environment, files, redactor), redactor);
        var clock = TimeProvider.System;
        var follower = new ReleaseFollower(Api, Log, new EvidenceFolder(files, "/artifacts", redactor, clock), new GracePeriods(), clock);
        var locks = new ReleaseLock(Api, LockHolder.Current, TimeSpan.Zero, clock);
        var deployer = new Deployer(Api, Access, helm, new ChartStager(files, "/staged"), store, files, Log, follower, locks, clock) { BeforeChange = (_, _) => BeforeChange() };
        var release = new Release(
            System, new EnvironmentDefinition("staging") { Registry = "registry.example.com", OnInterrupt = OnInterrupt }, "registry.example.com", new ResolvedChart(SampleChart.With(), [], []),
            [new ImageReference("app-web", "registry.example.com", "1", digest)]);
        return deployer.DeployAsync(release, verify ?? (_ => Task.CompletedTask), dryRun, end);
    }

    private string History() => "[" + string.Join(',', Enumerable.Range(1, _revision).Select(
        revision => $$$"""{"revision":{{{revision}}},"status":"{{{(revision == _revision ? "deployed" : "superseded")}}}","chart":"app-1.0.0","app_version":"1","description":""}""")) + "]";

    private ProcessOutcome Helm(ProcessRequest request)
    {
        var verb = request.CommandLine!.Split(' ')[0];
        if (verb == _refusal.Verb && _refusal.Times-- > 0)
        {
            return FakeLauncher.Outcome("", 1, _refusal.Message);
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
            "get" => FakeLauncher.Outcome(Manifest),
            "upgrade" => FakeLauncher.Outcome(_installed ?? """{"name":"app","namespace":"app","version":1,"info":{"status":"pending-install"}}"""),
            "history" => FakeLauncher.Outcome(History()),
            "status" when _installed is null => FakeLauncher.Outcome("", 1, "Error: release: not found"),
            "status" => FakeLauncher.Outcome(_installed),
            _ => FakeLauncher.Outcome(""),
        };
    }
}
