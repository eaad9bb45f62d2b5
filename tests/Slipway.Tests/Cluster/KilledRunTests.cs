using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Slipway.Build;

namespace Slipway.Tests.Cluster;

/// <summary>A real run in a process of its own, killed while it waits for a kubectl that says nothing.</summary>
[Platform("Linux")]
[UnsupportedOSPlatform("windows")]
public sealed class KilledRunTests
{
    private const string Helm = """
        #!/bin/sh
        echo v4.1.4
        """;

    private const string Kubectl = """
        #!/bin/sh
        case $* in
            *--client*) echo '{"clientVersion":{"gitVersion":"v1.34.0"}}' ;;
            *current-context*) echo dev ;;
            *proxy*) echo $$ > "$0.started"; exec sleep 600 ;;
        esac
        """;

    private DirectoryInfo _root = null!;

    [SetUp]
    public void SetUp()
    {
        _root = Directory.CreateTempSubdirectory("slipway-killed-");
        _root.CreateSubdirectory("tmp");
        WriteTool("helm", Helm);
        WriteTool("kubectl", Kubectl);
    }

    [TearDown]
    public void TearDown() => _root.Delete(recursive: true);

    [Test]
    public async Task Should_TakeTheProxyAndItsFolderAlong_When_TheRunIsKilled()
    {
        using var run = Start("--target=Status", "--env=dev");
        var started = PathOf("bin/kubectl.started");
        await Eventually.TrueAsync(() => Task.FromResult(File.Exists(started) && File.ReadAllText(started).EndsWith('\n')), "the proxy to start");
        var proxy = int.Parse(await File.ReadAllTextAsync(started), CultureInfo.InvariantCulture);
        Assert.That(IsAlive(proxy), Is.True);

        run.Kill();
        await run.WaitForExitAsync();

        await Eventually.TrueAsync(() => Task.FromResult(!IsAlive(proxy)), "the proxy to end");
        await Eventually.TrueAsync(() => Task.FromResult(!Directory.EnumerateDirectories(PathOf("tmp"), "slipway-*").Any()), "the folder of the socket to go");
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BuildContext).Assembly.Location, .. arguments]) 
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Folders.RootVariable] = _root.FullName;
        start.Environment["PATH"] = $"{PathOf("bin")}:{start.Environment["PATH"]}";
        start.Environment["TMPDIR"] = PathOf("tmp");
        return Process.Start(start)!;
    }

    private void WriteTool(string name, string script)
    {
        var path = PathOf($"bin/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, script);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string PathOf(string path) => Path.Combine(_root.FullName, path);

    // Where nobody reaps orphans, one that has ended stays in state Z.
    private static bool IsAlive(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
