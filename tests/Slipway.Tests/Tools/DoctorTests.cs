using System.Runtime.Versioning;
using Cake.Core.IO;
using Slipway.Processes;
using Slipway.Tools;
using Spectre.Console;

namespace Slipway.Tests.Tools;

[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
public sealed class DoctorTests
{
    private ToolWorkspace _machine;

    [SetUp]
    public void SetUp()
    {
        _machine = new ToolWorkspace();
        foreach (var tool in new[] { "dotnet", "git", "helm", "kubectl", "npm", "docker" })
        {
            _machine.AddExecutable(tool);
        }

        _machine.Launcher
            .Answer("dotnet", "10.0.401")
            .Answer("git", "git version 2.39.5")
            .Answer("helm", "v4.1.4+g05fa379")
            .Answer("npm", "11.19.1")
            .Answer("docker", "28.2.2")
            .Answer("kubectl", Kubectl("v1.34.5", "local", "v1.20.2"));
    }

    [TearDown]
    public void TearDown() => _machine.Dispose();

    [Test]
    public async Task Should_Find_Everything_Ok_When_Everything_Is_There()
    {
        var report = await CheckAsync();

        Assert.That(report.Checks.Select(check => check.State), Is.All.EqualTo(DoctorCheckState.Ok));
        Assert.That(
            report.Checks.Select(check => check.Name),
            Is.EqualTo(new[] { "dotnet", "git", "helm", "kubectl", "npm", "docker", "cluster" }));
        Assert.That(report.Checks.Single(check => check.Name == "cluster").Found, Is.EqualTo("1.20.2 (context local)"));
        Assert.That(report.Fails(report.Checks.Select(check => check.Name).ToHashSet()), Is.False);
    }

    [TestCase("helm", "v3.13.9", DoctorCheckState.TooOld)]
    [TestCase("docker", "19.3.1", DoctorCheckState.TooOld)]
    [TestCase("dotnet", "8.0.100", DoctorCheckState.TooOld)]
    [TestCase("helm", "hello", DoctorCheckState.Unreachable)]
    public async Task Should_Fail_Only_For_Who_Needs_It_When_Tool_Is_Bad(string tool, string output, DoctorCheckState state)
    {
        _machine.Launcher.Answer(tool, output);

        var report = await CheckAsync();

        var check = report.Checks.Single(candidate => candidate.Name == tool);
        Assert.That(check.State, Is.EqualTo(state));
        Assert.That(check.Advice, Is.Not.Null);
        Assert.That(report.Fails(new HashSet<string> { tool }), Is.True);
        Assert.That(report.Fails(new HashSet<string> { "git" }), Is.False);
        Assert.That(
            report.NeededBy(new HashSet<string>()).Checks.Single(candidate => candidate.Name == tool).State,
            Is.EqualTo(DoctorCheckState.NotNeeded));
    }

    [TestCase("helm", "./build.sh --target=Restore-Tools, or snap install helm")]
    [TestCase("docker", "apt-get install docker.io")]
    [TestCase("git", "apt-get install git")]
    public async Task Should_Say_How_To_Install_When_Tool_Is_Missing(string tool, string advice)
    {
        File.Delete(System.IO.Path.Combine(_machine.Bin, tool));

        var report = await CheckAsync();

        var check = report.Checks.Single(candidate => candidate.Name == tool);
        Assert.That(check.State, Is.EqualTo(DoctorCheckState.Missing));
        Assert.That(check.Advice, Does.StartWith(advice));
    }

    [Test]
    public async Task Should_Say_So_When_Docker_Engine_Does_Not_Answer()
    {
        _machine.Launcher.Answer("docker", "\n", exitCode: 1, error: "Cannot connect to the Docker daemon");

        var report = await CheckAsync();

        var check = report.Checks.Single(candidate => candidate.Name == "docker");
        Assert.That(check.State, Is.EqualTo(DoctorCheckState.Unreachable));
        Assert.That(check.Found, Is.EqualTo("docker version: Cannot connect to the Docker daemon"));
    }

    [TestCase("local", null, DoctorCheckState.Unreachable, "context local: connection refused")]
    [TestCase("", null, DoctorCheckState.Missing, null)]
    [TestCase("local", "v1.19.16", DoctorCheckState.TooOld, "1.19.16 (context local)")]
    public async Task Should_Say_So_When_Cluster_Is_Bad(string context, string? server, DoctorCheckState state, string? found)
    {
        _machine.Launcher.Answer("kubectl", Kubectl("v1.34.5", context, server));

        var report = await CheckAsync();

        var check = report.Checks.Single(candidate => candidate.Name == "cluster");
        Assert.That(check.State, Is.EqualTo(state));
        Assert.That(check.Found, Is.EqualTo(found));
        Assert.That(check.Advice, Is.Not.Null);
    }

    [Test]
    public async Task Should_Take_The_Local_Cluster_When_There_Is_No_Current_Context()
    {
        var (current, local) = (Kubectl("v1.34.5", "", null), Kubectl("v1.34.5", "slipway-local", "v1.20.2"));
        var file = System.IO.Path.Combine(_machine.Root, "admin.kubeconfig");
        _machine.Launcher.Answer("kubectl", request => (request.Arguments.Contains($"--kubeconfig={file}") ? local : current)(request));

        var alone = await CheckAsync();
        await File.WriteAllTextAsync(file, "");
        var besides = await CheckAsync();

        Assert.That(alone.Checks.Single(check => check.Name == "cluster").State, Is.EqualTo(DoctorCheckState.Missing));
        Assert.That(besides.Checks.Single(check => check.Name == "cluster").Found, Is.EqualTo("1.20.2 (context slipway-local)"));
    }

    [Test]
    public async Task Should_Not_Ask_The_Cluster_When_Kubectl_Is_Missing()
    {
        File.Delete(System.IO.Path.Combine(_machine.Bin, "kubectl"));

        var report = await CheckAsync();

        Assert.That(report.Checks.Single(check => check.Name == "cluster").Advice, Is.EqualTo("install kubectl first"));
    }

    [Test]
    public void Should_Write_Plain_Lines_When_Output_Is_No_Terminal()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        var report = new DoctorReport(
        [
            new DoctorCheck("helm", "4.1.4 (/usr/bin/helm)", "3.14 or newer", DoctorCheckState.Ok, null),
            new DoctorCheck("cluster", null, "Kubernetes 1.20 or newer", DoctorCheckState.Missing, "do [this]"),
        ]);

        new DoctorTable(console).Show(report);

        Assert.That(writer.ToString().ReplaceLineEndings("\n"), Is.EqualTo(
            "helm     ok           found 4.1.4 (/usr/bin/helm), needed 3.14 or newer\n"
            + "cluster  missing      found nothing, needed Kubernetes 1.20 or newer; do [this]\n"));
    }

    [Test]
    public void Should_Draw_Table_When_Output_Is_Terminal()
    {
        using var writer = new StringWriter();
        var output = new TerminalOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output, Ansi = AnsiSupport.No });

        new DoctorTable(console).Show(new DoctorReport(
            [new DoctorCheck("cluster", null, "Kubernetes 1.20 or newer", DoctorCheckState.Missing, "do [this]")]));

        Assert.That(writer.ToString(), Does.Contain("What to do").And.Contain("do [this]").And.Contain("missing"));
    }

    private Task<DoctorReport> CheckAsync() =>
        new Doctor(_machine.Finder(), _machine.Launcher, _machine.ToolPath, _machine.Environment, new FileSystem())
        {
            Architecture = System.Runtime.InteropServices.Architecture.X64,
        }.CheckAsync(default);

    private static Func<ProcessRequest, ProcessOutcome> Kubectl(string client, string context, string? server)
    {
        var clientVersion = $$"""{"clientVersion": {"gitVersion": "{{client}}"}""";
        var serverVersion = $$""", "serverVersion": {"gitVersion": "{{server}}"}""";
        return request => request.Arguments switch
        {
            ["config", ..] => FakeLauncher.Outcome(context, exitCode: context.Length == 0 ? 1 : 0),
            ["version", "--client", ..] => FakeLauncher.Outcome(clientVersion + "}"),
            _ when server is null => FakeLauncher.Outcome(clientVersion + "}", exitCode: 1, error: "connection refused"),
            _ => FakeLauncher.Outcome(clientVersion + serverVersion + "}"),
        };
    }

    private sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => 160;

        public int Height => 40;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
