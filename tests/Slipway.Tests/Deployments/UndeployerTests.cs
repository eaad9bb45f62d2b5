using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Testing;
using NSubstitute;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Model;
using Slipway.Processes;
using Slipway.Rollouts;
using Slipway.Secrets;
using Slipway.Tests.Cluster;
using Slipway.Tests.Fakes;
using Slipway.Tests.Tools;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class UndeployerTests
{
    private static readonly SystemDefinition System = new("app") { Namespaces = ["app"], Secrets = [new("app-secret", [new("KEY", "APP_KEY")])] };
    private static readonly string Pods = $"{ClusterView.PathOf("Pod", "app")}?labelSelector=app.kubernetes.io/instance=app";
    private static readonly string Claims = $"{ClusterView.PathOf("PersistentVolumeClaim", "app")}?labelSelector=app.kubernetes.io/instance=app";
    private static readonly string Secret = "/api/v1/namespaces/app/secrets/app-secret";

    private FakeKubeApi _api = null!;
    private FakeLauncher _helm = null!;
    private IDeploymentLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        (_api, _log) = (new FakeKubeApi(), Substitute.For<IDeploymentLog>());
        _helm = new FakeLauncher().Answer("helm", request => request.CommandLine!.StartsWith("status", StringComparison.Ordinal)
            ? FakeLauncher.Outcome("""{"name":"app","namespace":"app","version":1,"info":{"status":"deployed"}}""")
            : FakeLauncher.Outcome(""));
        _api.Put("/api/v1/namespaces/app", """{"status":{"phase":"Active"}}""");
        _api.Listed(Pods, Claims);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Should_RemoveVolumesAndTheirSecrets_When_AskedToOnly(bool volumes)
    {
        await RemoveAsync(new UndeployOptions(volumes, Namespaces: false, ForceFinalize: false));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_helm.Started.Count(request => request.CommandLine!.StartsWith("uninstall", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(Deleted, Does.Contain(ReleaseRecord.PathOf("app", "app")));
            Assert.That(Deleted.Contains(Claims), Is.EqualTo(volumes));
            Assert.That(Deleted.Contains(Secret), Is.EqualTo(volumes));
            Assert.That(Deleted[^1], Is.EqualTo(ReleaseLock.PathOf("app", "app")), "the lock is given back last");
        }
    }

    [Test]
    public async Task Should_TouchNothing_When_AnotherRunHoldsTheLock()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        await _api.ApplyAsync(ReleaseLock.PathOf("app", "app"), HeldLock.Manifest("app", "app", new LockHolder("bob", "there", 2, "bbbb"), now, now, null, 0), false, CancellationToken.None);

        Assert.That(() => RemoveAsync(new UndeployOptions(true, false, false)), Throws.TypeOf<CakeException>().With.Message.StartWith("Locking app: bob@there (process 2)"));
        Assert.That(_helm.Started, Is.Empty);
        Assert.That(Deleted, Is.Empty);
    }

    [Test]
    public async Task Should_NeedNoLock_When_ThereIsNoNamespace()
    {
        await _api.DeleteAsync("/api/v1/namespaces/app", CancellationToken.None);
        await RemoveAsync(new UndeployOptions(false, false, false));

        Assert.That(_api.Calls, Has.None.Matches<(string Method, string, string)>(call => call.Method == "POST"));
    }

    private List<string> Deleted => [.. _api.Calls.Where(call => call.Method == "DELETE").Select(call => call.Path)];

    private Task RemoveAsync(UndeployOptions options)
    {
        var environment = FakeEnvironment.CreateUnixEnvironment();
        var files = new FakeFileSystem(environment);
        files.CreateFile("/usr/bin/helm");
        var tools = Substitute.For<IToolLocator>();
        tools.Resolve(Arg.Any<string>()).Returns(new FilePath("/usr/bin/helm"));
        tools.Resolve(Arg.Any<IEnumerable<string>>()).Returns(new FilePath("/usr/bin/helm"));
        var helm = new HelmReleases(files, environment, tools, new ToolProcesses(_helm), new SecretRedactor());
        var locks = new ReleaseLock(_api, LockHolder.Current, TimeSpan.Zero, new FakeClock());
        return new Undeployer(_api, new ClusterAccess("/kubeconfig", "local", "localhost:5000"), helm, _log, locks).RemoveAsync(System, options, CancellationToken.None);
    }
}
