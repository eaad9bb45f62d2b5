using System.Runtime.Versioning;
using Slipway.Processes;

namespace Slipway.Tests.Bootstrap;

/// <summary>The real build.sh in a small tree of its own: mostly with a stand-in for dotnet, once with the real one.</summary>
[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
public sealed class BuildScriptTests
{
    private const string FakeDotNet = """
        #!/bin/bash
        case $1 in
            --version) exit "${FAKE_VERSION_EXIT:-0}" ;;
            --list-sdks) echo '8.0.100 [/usr/share/dotnet/sdk]' ;;
            publish)
                echo publish >> "$FAKE_LOG"
                sleep "${FAKE_SLEEP:-0}"
                if grep -q BROKEN build/Slipway.Build/Program.cs; then echo 'Program.cs(1,1): error CS1002: ; expected'; exit 1; fi
                while [[ $1 != -o ]]; do shift; done
                mkdir -p "$2" && cp build/Slipway.Build/Program.cs "$2/Slipway.Build.dll" ;;
            *)
                cat "$1"; shift
                printf '<%s>' "$@"
                echo "$SLIPWAY_ROOT" > "$FAKE_LOG.root"
                exit "${FAKE_EXIT:-0}" ;;
        esac
        """;

    private readonly ProcessLauncher _launcher = new();
    private string _root;

    private string Program => Path.Combine(_root, "build/Slipway.Build/Program.cs");

    private string Log => Path.Combine(_root, "bin/log");

    [SetUp]
    public void SetUp()
    {
        _root = Directory.CreateTempSubdirectory("slipway bootstrap ").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "build/Slipway.Build"));
        Directory.CreateDirectory(Path.Combine(_root, "bin"));
        File.Copy(Path.Combine(RepositoryRoot(), "build.sh"), Path.Combine(_root, "build.sh"));
        File.Copy(Path.Combine(RepositoryRoot(), "global.json"), Path.Combine(_root, "global.json"));
        File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Program, "one");
        File.WriteAllText(Path.Combine(_root, "bin/dotnet"), FakeDotNet);
        File.SetUnixFileMode(Path.Combine(_root, "bin/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Should_Pass_Arguments_And_Exit_Code_Unchanged_When_Run_From_Another_Folder()
    {
        var outcome = await RunAsync(["--target=A b", "\"q\"", "it's", "$HOME", "*", ""], ("FAKE_EXIT", "42"));

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("one<--target=A b><\"q\"><it's><$HOME><*><>"));
        Assert.That(outcome.StandardError.Text, Is.EqualTo("Building the host...\n"));
        Assert.That(outcome.ExitCode, Is.EqualTo(42));
        Assert.That(await File.ReadAllTextAsync($"{Log}.root"), Is.EqualTo($"{_root}\n"));
    }

    [Test]
    public async Task Should_Start_At_Once_When_Nothing_Changed()
    {
        await RunAsync([]);

        var outcome = await RunAsync([]);

        Assert.That(outcome.StandardError.Text, Is.Empty);
        Assert.That(Builds(), Is.EqualTo(1));
    }

    [TestCase("build/Slipway.Build/Program.cs")]
    [TestCase("build/Slipway.Build/New.cs")]
    [TestCase("global.json")]
    [TestCase("Directory.Build.props")]
    [TestCase("Directory.Packages.props")]
    public async Task Should_Build_Again_When_Source_Changed(string file)
    {
        await RunAsync([]);
        await File.AppendAllTextAsync(Path.Combine(_root, file), " ");

        await RunAsync([]);

        Assert.That(Builds(), Is.EqualTo(2));
    }

    [TestCase("README.md")]
    [TestCase("build/cluster/up")]
    [TestCase("charts/web/Chart.yaml")]
    public async Task Should_Not_Build_When_Something_Else_Changed(string file)
    {
        await RunAsync([]);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, file))!);
        await File.WriteAllTextAsync(Path.Combine(_root, file), "x");

        await RunAsync([]);

        Assert.That(Builds(), Is.EqualTo(1));
    }

    [Test]
    public async Task Should_Not_Build_When_Only_Times_Changed()
    {
        await RunAsync([]);
        File.SetLastWriteTimeUtc(Program, DateTime.UtcNow.AddDays(1));

        await RunAsync([]);

        Assert.That(Builds(), Is.EqualTo(1));
    }

    [Test]
    public async Task Should_Show_Errors_And_Run_Nothing_When_Build_Fails()
    {
        await RunAsync([]);
        await File.WriteAllTextAsync(Program, "BROKEN");

        var failed = await RunAsync([]);
        await File.WriteAllTextAsync(Program, "one");
        var mended = await RunAsync([]);

        Assert.That(failed.ExitCode, Is.EqualTo(1));
        Assert.That(failed.StandardOutput.Text, Is.Empty);
        Assert.That(failed.StandardError.Text, Does.Contain("error CS1002: ; expected"));
        Assert.That(failed.StandardError.Text, Does.EndWith("Building the host: the build failed; nothing was run.\n"));
        Assert.That(mended.StandardOutput.Text, Is.EqualTo("one<>"));
        Assert.That(Builds(), Is.EqualTo(2));
    }

    [Test]
    public async Task Should_Build_Once_When_Two_Start_At_Once()
    {
        var outcomes = await Task.WhenAll(RunAsync(["a"], ("FAKE_SLEEP", "1")), RunAsync(["b"], ("FAKE_SLEEP", "1")));

        Assert.That(outcomes.Select(outcome => outcome.StandardOutput.Text), Is.EqualTo(new[] { "one<a>", "one<b>" }));
        Assert.That(Builds(), Is.EqualTo(1));
    }

    [Test]
    public async Task Should_Build_Again_When_An_Earlier_Build_Was_Cut_Off()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".build/host/new.1"));

        var outcome = await RunAsync([]);

        Assert.That(outcome.StandardOutput.Text, Is.EqualTo("one<>"));
        Assert.That(Directory.GetDirectories(Path.Combine(_root, ".build/host"), "new.*"), Is.Empty);
    }

    [Test]
    public async Task Should_Keep_Three_Hosts_When_Sources_Change_Often()
    {
        for (var round = 0; round < 5; round++)
        {
            await File.WriteAllTextAsync(Program, $"{round}");
            await RunAsync([]);
        }

        Assert.That(Directory.GetDirectories(Path.Combine(_root, ".build/host"), "host-*"), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Should_Say_What_To_Install_When_There_Is_No_Dotnet()
    {
        File.Delete(Path.Combine(_root, "bin/dotnet"));
        foreach (var tool in new[] { "bash", "dirname" })
        {
            File.CreateSymbolicLink(Path.Combine(_root, "bin", tool), $"/usr/bin/{tool}");
        }

        var outcome = await RunAsync([], ("PATH", Path.Combine(_root, "bin")));

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.StandardError.Text, Is.EqualTo(
            "Starting Slipway: dotnet is not on PATH.\nInstall the .NET SDK 10.0.100 or newer.\n"));
    }

    [Test]
    public async Task Should_Say_What_Is_There_And_What_To_Install_When_Sdk_Is_Too_Old()
    {
        var outcome = await RunAsync([], ("FAKE_VERSION_EXIT", "145"));

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.StandardError.Text, Is.EqualTo(
            "Building the host: no .NET SDK that global.json accepts is installed: 8.0.100\nInstall the .NET SDK 10.0.100 or newer.\n"));
    }

    [Test]
    public async Task Should_Compile_And_Run_When_Dotnet_Is_The_Real_One()
    {
        File.Delete(Path.Combine(_root, "bin/dotnet"));
        await File.WriteAllTextAsync(Program, "System.Console.Write(string.Join('|', args)); return 7;");
        await File.WriteAllTextAsync(Path.Combine(_root, "build/Slipway.Build/Slipway.Build.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """);

        var good = await RunAsync(["a b", "\"c\""]);
        await File.WriteAllTextAsync(Program, "return x;");
        var bad = await RunAsync([]);

        Assert.That(good.StandardOutput.Text, Is.EqualTo("a b|\"c\""));
        Assert.That(good.ExitCode, Is.EqualTo(7));
        Assert.That(bad.ExitCode, Is.EqualTo(1));
        Assert.That(bad.StandardError.Text, Does.Contain("Program.cs(1,8): error CS0103"));
    }

    private Task<ProcessOutcome> RunAsync(IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var variables = new Dictionary<string, string?>
        {
            ["PATH"] = $"{Path.Combine(_root, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["FAKE_LOG"] = Log,
        };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        var request = new ProcessRequest("/bin/bash", [Path.Combine(_root, "build.sh"), .. arguments])
        {
            WorkingDirectory = "/",
            Environment = variables,
            TimeLimit = TimeSpan.FromMinutes(5),
        };
        return _launcher.RunAsync(request, TestContext.CurrentContext.CancellationToken);
    }

    private int Builds() => File.ReadAllLines(Log).Length;

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "build.sh")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no build.sh above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
