using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>What helm alone took, and said.</summary>
/// <param name="Duration">The whole run, s.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Said">Its last line.</param>
internal sealed record HelmResult(double Duration, int ExitCode, string Said);

/// <summary>Gives ten of the faults to helm alone: the same chart and values, and the waiting that helm has itself. All at once, each in a namespace of its own: what takes time is waiting.</summary>
[TestFixture, Order(7), Category(FaultTests.LongCategory)]
public sealed class HelmComparisonTests
{
    public const string Kind = "helm";

    private const string Release = "jobqueue";

    // The node has to take ten of it.
    private static readonly string[] Small =
    [
        "--set=worker.replicas=1", "--set=api.resources.requests.cpu=5m", "--set=worker.resources.requests.cpu=5m", "--set=reaper.resources.requests.cpu=5m",
        "--set=migration.resources.requests.cpu=5m", "--set=postgresql.resources.requests.cpu=5m", "--set=secret.existingSecret=",
    ];

    /// <summary>The faults that can be given to helm: they are brought about by values alone.</summary>
    internal static IReadOnlyList<Fault> Faults { get; } =
        [.. ImageFaults.All, .. JobFaults.All.Where(fault => fault.Name == "failing migration"), .. PodFaults.All.Where(fault => fault.Name == "request beyond any node")];

    [OneTimeSetUp]
    public Task DeployAsync() => SlipwayRun.DemandAsync("--target=Deploy", "--env=local");

    [OneTimeTearDown]
    public async Task WriteAsync()
    {
        foreach (var place in Enumerable.Range(0, Faults.Count).Select(PlaceOf))
        {
            await Cluster.KubectlAsync("delete", "namespace", place, "--ignore-not-found", "--wait=false");
        }

        await FaultTable.WriteAsync();
    }

    [Test]
    public async Task Should_BeMeasured_When_HelmAloneWaits()
    {
        var values = Path.GetTempFileName();
        await File.WriteAllTextAsync(values, await Command.DemandAsync(Tools.Helm, Reach(["get", "values", Release, $"--namespace={Release}", "--output=yaml"])));
        await SlipwayRun.DemandAsync("--target=Package-Charts");
        var chart = Directory.EnumerateFiles(Repository.PathOf("artifacts", "charts"), "jobqueue-*.tgz").Single();
        using var few = new SemaphoreSlim(2);
        await Task.WhenAll(Faults.Select((fault, index) => MeasureAsync(fault, PlaceOf(index), chart, values, few)));
        File.Delete(values);

        Assert.That(Faults.Select(fault => FaultResult.Find<HelmResult>(Kind, fault.Name)), Has.All.Not.Null);
    }

    private static string PlaceOf(int index) => $"faults-helm-{index}";

    private static string[] Reach(string[] arguments) => [.. arguments, $"--kubeconfig={Cluster.Kubeconfig}", $"--kube-context={Cluster.Context}"];

    private static async Task MeasureAsync(Fault fault, string place, string chart, string values, SemaphoreSlim few)
    {
        FaultResult.Forget(Kind, fault.Name);
        string[] common = Reach(["upgrade", "--install", Release, chart, $"--namespace={place}", $"--values={values}", .. Small]);
        await few.WaitAsync();
        string[] faulty;
        try
        {
            await Command.DemandAsync(Tools.Helm, [.. common, "--create-namespace", "--wait", "--timeout=5m"]);
            faulty = await fault.Inject();
        }
        finally
        {
            few.Release();
        }

        var run = await Command.RunAsync(Tools.Helm, [.. common, .. faulty, "--wait", "--rollback-on-failure", "--timeout=5m"]);
        var said = run.ExitCode == 0 ? "deployed: no failure" : run.Lines.Last(line => line.Contains("rror", StringComparison.Ordinal));
        await TestContext.Progress.WriteLineAsync($"helm, {fault.Name}: exit code {run.ExitCode} after {run.Duration.TotalSeconds:0.0} s: {said}");
        await FaultResult.KeepAsync(Kind, fault.Name, new HelmResult(run.Duration.TotalSeconds, run.ExitCode, said));
    }
}
