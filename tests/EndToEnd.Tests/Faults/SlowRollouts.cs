using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>Rollouts that are slow or noisy, and healthy: they must not be called failed.</summary>
internal static class SlowRollouts
{
    private const string Place = "jobqueue";
    private const string Worker = "jobqueue-worker";
    private const string Migrator = "jobqueue-migrator";

    public static IReadOnlyList<Fault> All { get; } =
    [
        Slow("slow image pull (200 MB more)", async () => await FaultImage.GrownAsync("worker", Worker, await WorkerImageAsync(), 200)),
        Slow("one restart, then fine", async () => await FaultImage.WrappingAsync("worker", Worker, await WorkerImageAsync(), "[ -e /tmp/again ] || { touch /tmp/again; echo once; exit 1; }")),
        Slow("ready after 18 s", async () => await FaultImage.WrappingAsync("worker", Worker, await WorkerImageAsync(), "sleep 18")),
        Slow("migration of 25 s", async () => await FaultImage.WrappingAsync("migration", Migrator, await FaultImage.OfJobAsync(Place, "jobqueue-migration"), "sleep 25")),
        Slow("pods evicted, and made anew", () => Task.FromResult<string[]>([$"--set=worker.terminationGracePeriodSeconds={Random.Shared.Next(32, 59)}"])) with { Meanwhile = EvictAsync },
    ];

    public static IEnumerable<string> Names => All.Select(rollout => rollout.Name);

    public static Fault Of(string name) => All.First(rollout => rollout.Name == name);

    private static Fault Slow(string name, Func<Task<string[]>> inject) => new(name, inject) { Ending = FaultEnding.Verified };

    private static Task<string> WorkerImageAsync() => FaultImage.OfDeploymentAsync(Place, Worker);

    private static async Task EvictAsync(TimedRun run)
    {
        var old = (await PodsAsync()).Select(Name).ToHashSet();
        await run.SaidAsync("is in the cluster; waiting for it");
        string[] made = [];
        await Eventually.TrueAsync(async () => (made = [.. (await PodsAsync()).Select(Name).Where(name => !old.Contains(name))]).Length > 0, "a new worker");
        foreach (var pod in made)
        {
            var file = Path.GetTempFileName();
            await File.WriteAllTextAsync(file, $$$"""{"apiVersion": "policy/v1beta1", "kind": "Eviction", "metadata": {"name": "{{{pod}}}", "namespace": "{{{Place}}}"}}""");
            await Cluster.KubectlAsync("create", $"--raw=/api/v1/namespaces/{Place}/pods/{pod}/eviction", $"--filename={file}");
            File.Delete(file);
        }
    }

    private static async Task<IEnumerable<JsonNode>> PodsAsync() =>
        (await Cluster.ListAsync($"/api/v1/namespaces/{Place}/pods")).Where(pod => Name(pod).StartsWith(Worker, StringComparison.Ordinal));

    private static string Name(JsonNode pod) => (string)pod["metadata"]!["name"]!;
}
