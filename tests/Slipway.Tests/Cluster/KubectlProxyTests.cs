using System.Diagnostics;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using NSubstitute;
using Slipway.Cluster;
using Slipway.Processes;
using Path = System.IO.Path;

namespace Slipway.Tests.Cluster;

[TestFixture]
[Platform("Unix")]
public sealed class KubectlProxyTests
{
    private static readonly ClusterAccess Access = new("/kubeconfig", "local", "localhost:5000");

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("slipway-test-");

    [TearDown]
    public void TearDown()
    {
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Should_BeThereUntilItIsDisposedOf_When_KubectlListens()
    {
        string folder;
        await using (var proxy = await KubectlProxy.StartAsync(Kubectl("echo 'Starting to serve'; exec sleep 60"), Access, CancellationToken.None))
        {
            folder = Path.GetDirectoryName(proxy.Socket)!;
            Assert.That(Directory.Exists(folder), Is.True);
        }

        Assert.That(Directory.Exists(folder), Is.False);
    }

    [Test]
    public void Should_SayWhatKubectlSaid_When_ItEndsAtOnce() =>
        Assert.That(
            () => KubectlProxy.StartAsync(Kubectl("echo 'error: context \"local\" does not exist' >&2; exit 1"), Access, CancellationToken.None),
            Throws.TypeOf<CakeException>().With.Message.EqualTo("Reaching the API of context local: context \"local\" does not exist"));

    // What is left of a killed process is the end of the pipe that it held.
    [Test]
    public async Task Should_EndTheProxyAndItsFolder_When_TheRunIsGone()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", KubectlProxy.WithWatcher, "sh", _folder.FullName, "sleep", "60"]) { RedirectStandardInput = true };
        using var process = Process.Start(start)!;

        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(limit.Token);

        Assert.That(process.ExitCode, Is.EqualTo(128 + 15));
        await Eventually.TrueAsync(() => Task.FromResult(!Directory.Exists(_folder.FullName)), "the folder to go");
    }

    private Kubectl Kubectl(string script)
    {
        var path = Path.Combine(_folder.FullName, "kubectl");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var tools = Substitute.For<IToolLocator>();
        tools.Resolve(Arg.Any<IEnumerable<string>>()).Returns(new FilePath(path));
        return new Kubectl(tools, new ProcessLauncher());
    }
}
