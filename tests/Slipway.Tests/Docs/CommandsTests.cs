using Cake.Core;
using Slipway.Processes;

namespace Slipway.Tests.Docs;

/// <summary>Every command of the documentation: Slipway accepts it, and it does what the page says.</summary>
[Platform("Unix")]
public sealed class CommandsTests
{
    private const string Neighbour = "../shop";
    private const string NeedsCluster = "needs a cluster; the end-to-end tests run it";
    private const string ExampleRegistry = "its registry is an example that nobody can reach; the end-to-end tests do the same for local";

    // Commands that are not run here, and why.
    private static readonly Dictionary<string, string> NotRun = new(StringComparer.Ordinal)
    {
        ["./build.sh --target=Test"] = "runs this test; the gate runs it",
        ["./build.sh --target=Test --suite=Slipway.Tests"] = "runs this test",
        ["./build.sh --target=Test --suite=Charts.Tests"] = "takes minutes; ./build.sh --target=Test runs the suite",
        ["./build.sh --target=Test-End-To-End --confirm=local"] = "takes minutes and a cluster; the gate runs it",
        ["./build.sh --target=Benchmark"] = "takes minutes, and changes a page",
        ["./build.sh --target=Test-Faults --confirm=local"] = "takes the better part of an hour and a cluster, and changes a page",
        ["./build.sh --target=Benchmark-Deploy --confirm=local"] = "takes minutes and a cluster, and changes a page",
        ["./build.sh --target=Update-Docs"] = "changes pages; a test runs what it does over the pages in memory",
        ["./build.sh --target=Validate --no-cache"] = "costs as much as everything else here together; a test of the task does it with few charts",
        ["./build.sh --target=Cluster-Up"] = NeedsCluster,
        ["./build.sh --target=Cluster-Status"] = NeedsCluster,
        ["./build.sh --target=Cluster-Down"] = "would take away a cluster that somebody uses; the gate ends with it",
        ["./build.sh --target=Mirror-Images --env=local"] = NeedsCluster,
        ["./build.sh --target=Push-Images --env=local"] = NeedsCluster,
        ["./build.sh --target=Deploy --env=local"] = NeedsCluster,
        ["./build.sh --target=Deploy --env=staging --dry-run"] = ExampleRegistry,
        ["./build.sh --target=Deploy --env=prod --system=jobqueue --confirm=prod"] = ExampleRegistry,
        ["./build.sh --target=Deploy --env=local --system=jobqueue --set=worker.replicas=4"] = NeedsCluster,
        ["./build.sh --target=Plan --env=local"] = NeedsCluster,
        ["./build.sh --target=Plan --env=local --system=jobqueue --set=worker.replicas=3"] = NeedsCluster,
        ["./build.sh --target=Deploy --env=local --system=jobqueue --set=worker.replicas=3 --plan=artifacts/plan.json"] = NeedsCluster,
        ["./build.sh --target=Deploy --env=staging --grace=2 --wait-for-lock=10m"] = ExampleRegistry,
        ["./build.sh --target=Status --env=local"] = NeedsCluster,
        ["./build.sh --target=Wait-Jobs --env=local --system=task-system"] = NeedsCluster,
        ["./build.sh --target=Migrate --env=local --system=jobqueue"] = NeedsCluster,
        ["./build.sh --target=Smoke-Test --env=local"] = NeedsCluster,
        ["./build.sh --target=Undeploy --env=local --delete-namespaces --delete-volumes"] = NeedsCluster,
        ["./build.sh --target=Push-Images --env=staging --system=jobqueue"] = ExampleRegistry,
        ["./build.sh --target=Mirror-Images --env=prod"] = ExampleRegistry,
        ["dotnet build Slipway.slnx --configuration Release"] = "./build.sh --target=Test does it before it runs this test",
        ["dotnet test tests/Slipway.Tests --configuration Release"] = "runs this test",
        ["SLIPWAY_FUZZ_SEEDS=500 dotnet test tests/Slipway.Tests --configuration Release --filter FullyQualifiedName~Fuzz"] = "takes minutes; the same tests run with fewer seeds",
        ["kubectl create secret generic task-system-database -n task-system-master --from-file=password"] = "needs a cluster, and a file with a password",
    };

    private static IEnumerable<DocCommand> OfSlipway => DocCommand.All.Where(command => command.IsSlipway);

    private static IEnumerable<DocCommand> Run => DocCommand.All.Where(command => !NotRun.ContainsKey(command.Text));

    [TestCaseSource(nameof(OfSlipway))]
    public void Should_BeAccepted_When_DocumentedAsACommand(object documented)
    {
        var command = (DocCommand)documented;

        if (command.ExpectedOutput.Any(line => line.StartsWith("Error: Reading the command line: ", StringComparison.Ordinal)))
        {
            Assert.That(command.Read, Throws.TypeOf<CakeException>());
        }
        else
        {
            Assert.That(command.Read, Throws.Nothing);
        }
    }

    [TestCaseSource(nameof(Run))]
    public async Task Should_DoWhatThePageSays_When_Run(object documented)
    {
        var command = (DocCommand)documented;
        using var neighbour = new ShopCharts();
        var request = new ProcessRequest("/bin/bash", "-c", command.Text.Replace(Neighbour, neighbour.Path, StringComparison.Ordinal))
        {
            WorkingDirectory = Repository.Root,
            TimeLimit = TimeSpan.FromMinutes(10),
        };

        var outcome = await new ProcessLauncher().RunAsync(request, TestContext.CurrentContext.CancellationToken);

        var output = outcome.StandardOutput.Text + outcome.StandardError.Text;
        Assert.That(outcome.ExitCode, Is.EqualTo(command.Fails ? 1 : 0), output);
        Assert.That(output.Split('\n'), Is.SupersetOf(command.ExpectedOutput));
    }

    [Test]
    public void Should_HaveNoExceptionWithoutACommand_When_PagesChange() =>
        Assert.That(NotRun.Keys.Except(DocCommand.All.Select(command => command.Text)), Is.Empty);

    [Test]
    public void Should_BeRunByTheEndToEndTests_When_ACommandNeedsACluster()
    {
        var tests = string.Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "tests/EndToEnd.Tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.That(NotRun.Where(pair => pair.Value == NeedsCluster).Select(pair => pair.Key), Is.Not.Empty.And.All.Matches<string>(command => tests.Contains($"DocumentedAsync(\"{command}\")", StringComparison.Ordinal)));
    }

    [Test]
    public void Should_FindTheTwoCommandsToStart_When_TheReadmeIsRead() =>
        Assert.That(DocCommand.All.Select(command => command.Text), Is.SupersetOf(new[] { "./build.sh", "./build.sh --target=Deploy --env=local", "./build.sh --target=Test" }));

    /// <summary>A neighbour's repository with a sound chart.</summary>
    private sealed class ShopCharts : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("shop-");

        public ShopCharts()
        {
            var source = System.IO.Path.Combine(Repository.Root, "docs/pictures/charts/web");
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                var target = System.IO.Path.Combine(Path, "charts/web", System.IO.Path.GetRelativePath(source, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        public string Path => _root.FullName;

        public void Dispose() => _root.Delete(recursive: true);
    }
}
