using Cake.Core;
using Cake.Testing;
using Slipway.Cluster;
using Slipway.Cluster.Local;
using Slipway.Processes;
using Slipway.Tests.Images;
using Slipway.Tests.Tools;

namespace Slipway.Tests.Cluster.Local;

/// <summary>Each driver knows what it needs, brings its cluster up, and leaves alone what it did not make.</summary>
public sealed class DriverTests
{
    private const string Answering = "{\"clientVersion\":{},\"serverVersion\":{\"gitVersion\":\"v1.34.2\"}}";

    private ImageFixture _machine;
    private KubectlProbe _kubectl;
    private LocalClusterOptions _options;

    [SetUp]
    public void SetUp()
    {
        _machine = new ImageFixture();
        _machine.Environment.SetEnvironmentVariable("HOME", "/home/me");
        _kubectl = new KubectlProbe(_machine.Cake, _machine.Processes);
        _options = new LocalClusterOptions("/repo", "localhost:5000");
    }

    [TearDown]
    public void TearDown() => _machine.Dispose();

    [TestCase("kind-slipway", true)]
    [TestCase("k3d-x", true)]
    [TestCase("colima", true)]
    [TestCase("minikube", true)]
    [TestCase("docker-desktop", true)]
    [TestCase("rancher-desktop", true)]
    [TestCase("slipway-local", true)]
    [TestCase("prod", false)]
    [TestCase("minikube-prod", false)]
    [TestCase("my-kind-", false)]
    public void Should_Know_Local_Contexts_By_Name(string context, bool isLocal) => Assert.That(ExistingClusterDriver.IsLocal(context), Is.EqualTo(isLocal));

    [TestCase("minikube", Answering, null, null)]
    [TestCase("prod", Answering, null, "the current context prod is not known to be local; if it is, say --context=prod")]
    [TestCase("prod", Answering, "prod", null)]
    [TestCase("prod", Answering, "other", null)]
    [TestCase("", Answering, null, "kubectl has no current context")]
    [TestCase("minikube", "{\"clientVersion\":{}}", null, "context minikube: its API does not answer: connection refused")]
    public void Should_Use_An_Existing_Cluster_When_It_Is_Local_Or_Named(string current, string version, string? asked, string? lack)
    {
        AnswerKubectl(current, version);

        Assert.That(new ExistingClusterDriver(_kubectl, _options).WhatItLacks(asked, CancellationToken.None), Is.EqualTo(lack));
    }

    [TestCase(null, "/home/me/.kube/config")]
    [TestCase("/tmp/a:/tmp/b", "/tmp/a:/tmp/b")]
    public void Should_Reach_An_Existing_Cluster_As_Kubectl_Does(string? variable, string kubeconfig)
    {
        _machine.Environment.SetEnvironmentVariable("KUBECONFIG", variable ?? "");
        AnswerKubectl("minikube", Answering);
        var driver = new ExistingClusterDriver(_kubectl, _options);

        var access = driver.Up(null, CancellationToken.None);

        Assert.That(access, Is.EqualTo(new ClusterAccess(kubeconfig, "minikube", "localhost:5000")));
        Assert.That(driver.Status(null, CancellationToken.None).Access, Is.EqualTo(access));
        Assert.That(driver.Down(CancellationToken.None), Is.False);
    }

    [TestCase("ID=debian\nVERSION_ID=\"12\"\n", true, null)]
    [TestCase("ID=debian\nVERSION_ID=\"12\"\n", false, "it needs root")]
    [TestCase("ID=debian\nVERSION_ID=\"13\"\n", true, "this machine is not Debian 12")]
    [TestCase("ID=ubuntu\nVERSION_ID=\"12\"\n", true, "this machine is not Debian 12")]
    [TestCase(null, true, "this machine is not Debian 12")]
    public void Should_Use_Debian_When_The_Machine_Is_One(string? release, bool isRoot, string? lack)
    {
        if (release is not null)
        {
            _machine.Files.CreateFile("/etc/os-release").SetContent(release);
        }

        Assert.That(Debian(isRoot).WhatItLacks(null, CancellationToken.None), Is.EqualTo(lack));
    }

    [Test]
    public void Should_Build_And_Start_The_Cluster_On_Debian()
    {
        _machine.Launcher.Answer("build", "").Answer("up", "up\n");
        _machine.Files.CreateFile("/var/lib/slipway-kube/settings").SetContent("API_PORT=6443\nREGISTRY_PORT=5001\n");

        var access = Debian().Up(null, CancellationToken.None);

        Assert.That(access, Is.EqualTo(new ClusterAccess("/var/lib/slipway-kube/admin.kubeconfig", "slipway-local", "localhost:5001")));
        Assert.That(_machine.Launcher.Started.Select(request => request.FileName), Is.EqualTo(new[] { "/repo/build/cluster/debian/build", "/repo/build/cluster/debian/up" }));
    }

    [Test]
    public void Should_Name_The_Component_And_Its_Last_Lines_When_The_Cluster_On_Debian_Does_Not_Start()
    {
        const string Words = "starting the local cluster: etcd: it exited\n  last lines of /var/lib/slipway-kube/log/etcd.log:\n  | bind: address already in use";
        _machine.Launcher.Answer("build", "").Answer("up", "", 1, Words + "\n");

        Assert.That(() => Debian().Up(null, CancellationToken.None), Throws.TypeOf<CakeException>().With.Message.EqualTo(Words));
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public void Should_Show_The_Components_On_Debian(int exitCode, bool isUp)
    {
        _machine.Launcher.Answer("status", "etcd\tready\t12\t/log/etcd.log\nkubelet\tdied\t-\t/log/kubelet.log\n", exitCode);

        var status = Debian().Status(null, CancellationToken.None);

        Assert.That(status.Components, Is.EqualTo(new[] { new ComponentStatus("etcd", "ready", "/log/etcd.log"), new ComponentStatus("kubelet", "died", "/log/kubelet.log") }));
        Assert.That(status.Access is not null, Is.EqualTo(isUp));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Should_Remove_The_Cluster_On_Debian_When_There_Is_One(bool isThere)
    {
        _machine.Launcher.Answer("down", "");
        if (isThere)
        {
            _machine.Files.CreateFile("/var/lib/slipway-kube/settings").SetContent("");
        }

        Assert.That(Debian().Down(CancellationToken.None), Is.EqualTo(isThere));
        Assert.That(_machine.Launcher.Started, Has.Count.EqualTo(isThere ? 1 : 0));
    }

    [TestCase("kind", null, "kind is not on PATH")]
    [TestCase("docker", null, "no Docker engine answers: docker is not on PATH")]
    [TestCase("", "Is the docker daemon running?", "no Docker engine answers: Is the docker daemon running?")]
    [TestCase("", null, null)]
    public void Should_Use_Kind_When_It_And_Docker_Are_There(string missing, string? down, string? lack)
    {
        _machine.Missing.Add(missing);
        _machine.Docker.Down = down;

        Assert.That(Kind().WhatItLacks(null, CancellationToken.None), Is.EqualTo(lack));
    }

    [Test]
    public void Should_Make_A_Cluster_And_A_Registry_With_Kind()
    {
        AnswerKind();

        var access = Kind().Up(null, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(access, Is.EqualTo(new ClusterAccess("/repo/.build/cluster/kind.kubeconfig", "kind-slipway", "localhost:5000")));
            Assert.That(_machine.Started("kind").Last(), Does.StartWith("create cluster --name slipway").And.EndWith("--kubeconfig \"/repo/.build/cluster/kind.kubeconfig\""));
            Assert.That(_machine.Docker.Commands, Has.Some.StartWith("run --detach").And.Some.EqualTo("network connect kind slipway-registry"));
            Assert.That(_machine.Files.GetFile("/repo/.build/cluster/certs.d/localhost_5000_/hosts.toml").Exists, Is.True);
        });
    }

    [Test]
    public void Should_Keep_The_Kind_Cluster_When_It_Is_There()
    {
        AnswerKind("other\nslipway\n", registry: "true");

        Kind().Up(null, CancellationToken.None);

        Assert.That(_machine.Started("kind").Last(), Does.StartWith("export kubeconfig --name slipway"));
        Assert.That(_machine.Docker.Commands, Has.None.StartWith("run"));
    }

    [TestCase("other\n", false)]
    [TestCase("slipway\n", true)]
    public void Should_Remove_Its_Own_Kind_Cluster_Only(string clusters, bool isRemoved)
    {
        AnswerKind(clusters, registry: "true");

        Assert.That(Kind().Down(CancellationToken.None), Is.EqualTo(isRemoved));
        Assert.That(_machine.Started("kind").Count(command => command.StartsWith("delete cluster --name slipway", StringComparison.Ordinal)), Is.EqualTo(isRemoved ? 1 : 0));
    }

    [Test]
    public void Should_Show_The_Last_Lines_When_Kind_Fails()
    {
        AnswerKind(create: FakeDocker.Failed(" x Starting control-plane\nERROR: failed to create cluster: timed out"));

        Assert.That(() => Kind().Up(null, CancellationToken.None), Throws.TypeOf<CakeException>()
            .With.Message.EqualTo("Local cluster: kind create failed:\n  | x Starting control-plane\n  | ERROR: failed to create cluster: timed out"));
    }

    [TestCase("slipway\n", "true", Answering, "ready", true)]
    [TestCase("slipway\n", "false", Answering, "ready", false)]
    [TestCase("slipway\n", "true", "", "unready", false)]
    [TestCase("", "true", Answering, "stopped", false)]
    public void Should_Show_The_Kind_Cluster(string clusters, string registry, string version, string apiServer, bool isUp)
    {
        AnswerKind(clusters, registry);
        AnswerKubectl("", version);

        var status = Kind().Status(null, CancellationToken.None);

        Assert.That(status.Components.Single(component => component.Name == "apiserver").State, Is.EqualTo(apiServer));
        Assert.That(status.Access is not null, Is.EqualTo(isUp));
    }

    private DebianClusterDriver Debian(bool isRoot = true) => new(_machine.Cake, _machine.Processes, _options) { IsRoot = () => isRoot };

    private KindClusterDriver Kind() => new(_machine.Cake, _machine.Processes, _machine.Commands, _kubectl, _options);

    private void AnswerKubectl(string current, string version) => _machine.Launcher.Answer("kubectl", request => request.CommandLine!.StartsWith("config", StringComparison.Ordinal)
        ? FakeLauncher.Outcome(current, current.Length == 0 ? 1 : 0, "error: current-context is not set\n")
        : FakeLauncher.Outcome(version, version.Contains("serverVersion", StringComparison.Ordinal) ? 0 : 1, "connection refused\n"));

    private void AnswerKind(string clusters = "", string? registry = null, ProcessOutcome? create = null)
    {
        _machine.Launcher.Answer("kind", request => request.CommandLine!.Split(' ')[0] switch
        {
            "get" => FakeLauncher.Outcome(clusters),
            "create" => create ?? FakeLauncher.Outcome(""),
            _ => FakeLauncher.Outcome(""),
        });
        _machine.Docker.Answer = command => command.Split(' ')[0] switch
        {
            "container" => registry is null ? FakeDocker.Failed("Error: No such container") : FakeLauncher.Outcome(registry + "\n"),
            "run" or "network" or "rm" or "start" => FakeLauncher.Outcome(""),
            _ => null,
        };
    }
}
