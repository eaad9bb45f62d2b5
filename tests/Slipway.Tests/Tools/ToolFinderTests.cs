using System.Runtime.Versioning;
using Cake.Core;
using NSubstitute;
using Slipway.Tools;

namespace Slipway.Tests.Tools;

[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
public sealed class ToolFinderTests
{
    private const string KubectlVersion = """
        { "clientVersion": { "major": "1", "minor": "32+", "gitVersion": "VERSION", "goVersion": "go1.23.8" }, "kustomizeVersion": "v5.5.0" }
        """;

    private ToolWorkspace _machine;

    [SetUp]
    public void SetUp() => _machine = new ToolWorkspace();

    [TearDown]
    public void TearDown() => _machine.Dispose();

    [TestCase("v3.14.0+g3fc9f4b\n", "3.14.0+g3fc9f4b")]
    [TestCase("v4.1.4+g05fa379\n", "4.1.4+g05fa379")]
    public async Task Should_Use_Helm_On_Path_When_It_Is_New_Enough(string output, string version)
    {
        var path = _machine.AddExecutable("helm");
        _machine.AddDownloaded("helm");
        _machine.Launcher.Answer("helm", output);

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable?.Path.FullPath, Is.EqualTo(path));
        Assert.That(search.Usable?.Version.Text, Is.EqualTo(version));
    }

    [TestCase("v3.13.9+g1\n", 0, "3.13.9+g1")]
    [TestCase("Client: v2.17.0+ga690bad\nError: could not find tiller\n", 1, "2.17.0+ga690bad")]
    public async Task Should_Reject_Helm_On_Path_When_It_Is_Too_Old(string output, int exitCode, string version)
    {
        var path = _machine.AddExecutable("helm");
        _machine.Launcher.Answer("helm", output, exitCode);

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable, Is.Null);
        Assert.That(search.TooOld?.Version.Text, Is.EqualTo(version));
        Assert.That(search.Trouble, Is.EqualTo($"{path} is {version}, needed is 3.14 or newer"));
    }

    [TestCase("v1.28.0", true)]
    [TestCase("v1.32.4-dispatcher", true)]
    [TestCase("v1.27.16", false)]
    public async Task Should_Judge_Kubectl_By_Its_Client_Version_When_It_Prints_Json(string version, bool usable)
    {
        _machine.AddExecutable("kubectl");
        _machine.Launcher.Answer("kubectl", KubectlVersion.Replace("VERSION", version, StringComparison.Ordinal));

        var search = await _machine.Finder().FindAsync(ToolCatalog.Kubectl, default);

        Assert.That((search.Usable ?? search.TooOld)?.Version.Text, Is.EqualTo(version[1..]));
        Assert.That(search.Usable is not null, Is.EqualTo(usable));
    }

    [Test]
    public async Task Should_Use_Downloaded_Tool_When_The_One_On_Path_Is_Too_Old()
    {
        _machine.AddExecutable("helm");
        var downloaded = _machine.AddDownloaded("helm");
        _machine.Launcher.Answer("helm", "v3.13.9");

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable?.Path.FullPath, Is.EqualTo(downloaded));
    }

    [Test]
    public async Task Should_Start_No_Process_When_Tool_Is_Downloaded()
    {
        _machine.AddDownloaded("helm");

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable?.Version.Text, Is.EqualTo("4.1.4"));
        Assert.That(_machine.Launcher.Started, Is.Empty);
    }

    [Test]
    public async Task Should_Find_Nothing_When_Nothing_Is_There()
    {
        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search, Is.EqualTo(new ToolSearch(ToolCatalog.Helm, null, null, null)));
    }

    [Test]
    public async Task Should_Pass_Over_File_On_Path_When_It_Is_Not_Executable()
    {
        File.SetUnixFileMode(_machine.AddExecutable("helm"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable, Is.Null);
        Assert.That(_machine.Launcher.Started, Is.Empty);
    }

    [Test]
    public async Task Should_Take_First_On_Path_When_There_Are_Two()
    {
        var first = _machine.AddExecutable("helm");
        var second = Directory.CreateDirectory(Path.Combine(_machine.Root, "second")).FullName;
        File.Copy(first, Path.Combine(second, "helm"));
        _machine.Environment.GetEnvironmentVariable("PATH").Returns($"relative:{_machine.Bin}:{second}");
        _machine.Launcher.Answer("helm", "v4.1.4");

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable?.Path.FullPath, Is.EqualTo(first));
    }

    [Test]
    public async Task Should_Say_Why_In_One_Line_When_Tool_Is_Killed_By_Signal()
    {
        var path = _machine.AddExecutable("helm");
        _machine.Launcher.Answer("helm", "", exitCode: 137);

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Trouble, Is.EqualTo($"{path} version: killed by signal 9 (SIGKILL)"));
    }

    [Test]
    public async Task Should_Say_Why_In_One_Line_When_Tool_Hangs()
    {
        var path = _machine.AddExecutable("helm");
        _machine.Launcher.Answer("helm", "", exitCode: 137, timedOut: true);

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Trouble, Is.EqualTo($"{path} version: no answer within 10 s (killed)"));
    }

    [Test]
    public async Task Should_Say_Why_In_One_Line_When_Tool_Prints_No_Version()
    {
        var path = _machine.AddExecutable("helm");
        _machine.Launcher.Answer("helm", "hello");

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Trouble, Is.EqualTo($"{path} version: printed no version"));
    }

    [Test]
    public async Task Should_Ask_Only_Once_When_Tool_Is_Unchanged()
    {
        _machine.AddExecutable("helm");
        _machine.Launcher.Answer("helm", "v4.1.4+g05fa379");
        await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable?.Version.Text, Is.EqualTo("4.1.4+g05fa379"));
        Assert.That(_machine.Launcher.Started, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_Ask_Again_When_Tool_Has_Changed()
    {
        _machine.AddExecutable("helm");
        _machine.Launcher.Answer("helm", "v4.1.4");
        await _machine.Finder().FindAsync(ToolCatalog.Helm, default);
        _machine.AddExecutable("helm", "exit 2 # another length");
        _machine.Launcher.Answer("helm", "v3.13.9");

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.TooOld?.Version.Text, Is.EqualTo("3.13.9"));
        Assert.That(File.ReadAllLines(_machine.Folder.VersionCache.FullPath), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Should_Always_Ask_When_Tool_Is_The_Shim_Of_A_Version_Manager()
    {
        var shim = _machine.AddExecutable("mise");
        File.CreateSymbolicLink(Path.Combine(_machine.Bin, "helm"), shim);
        _machine.Launcher.Answer("helm", "v4.1.4");
        await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(_machine.Launcher.Started, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Should_Ask_When_Cache_Is_Damaged()
    {
        _machine.AddExecutable("helm");
        Directory.CreateDirectory(_machine.Folder.Root.FullPath);
        await File.WriteAllTextAsync(_machine.Folder.VersionCache.FullPath, "\0rubbish\n4.1.4\t");
        _machine.Launcher.Answer("helm", "v4.1.4");

        var search = await _machine.Finder().FindAsync(ToolCatalog.Helm, default);

        Assert.That(search.Usable?.Version.Text, Is.EqualTo("4.1.4"));
    }

    [Test]
    public void Should_Look_For_Exe_When_Platform_Is_Windows()
    {
        var path = _machine.AddExecutable("helm.exe");
        _machine.Environment.Platform.Family.Returns(PlatformFamily.Windows);

        Assert.That(_machine.ToolPath.Find("helm")?.FullPath, Is.EqualTo(path));
    }
}
