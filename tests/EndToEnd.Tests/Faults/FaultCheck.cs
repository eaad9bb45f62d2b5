using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EndToEnd.Tests.Infrastructure;
using EndToEnd.Tests.Systems;

namespace EndToEnd.Tests.Faults;

/// <summary>Deploys with a fault, and expects of the run all that holds for every fault.</summary>
internal static partial class FaultCheck
{
    public const string Kind = "fault";

    private const string Proven = "it is ready, and its smoke tests pass";

    /// <summary>Injects a fault into a healthy system, deploys, and takes it back.</summary>
    public static async Task ExpectAsync(Fault fault)
    {
        FaultResult.Forget(Kind, fault.Name);
        var data = await SystemData.PlantAsync(fault.System);
        var before = await RevisionAsync(fault);
        try
        {
            var arguments = await fault.Inject();
            await using var watch = await SignWatch.StartAsync(fault, SystemData.PlacesOf(fault.System));
            using var run = TimedRun.Start(["--target=Deploy", "--env=local", $"--system={fault.System}", .. arguments]);
            await (fault.Meanwhile?.Invoke(run) ?? Task.CompletedTask);
            var result = await run.EndAsync();
            await TestContext.Progress.WriteLineAsync($"{fault.Name}: exit code {result.ExitCode} after {result.Duration.TotalSeconds:0.0} s");
            Judge(fault, result);
            await FaultResult.KeepAsync(Kind, fault.Name, Measure(fault, run, result, watch.First));
        }
        finally
        {
            await (fault.Undo?.Invoke() ?? Task.CompletedTask);
        }

        await DemandHealthAsync(fault.System);
        await data.DemandAsync();
        var after = await RevisionAsync(fault);
        Assert.That(after, fault.Ending == FaultEnding.Refused ? Is.EqualTo(before) : Is.GreaterThan(before), "the revision that is deployed");
    }

    /// <summary>Fails unless a system has nothing that waits, and its lock is free.</summary>
    public static async Task DemandHealthAsync(string system)
    {
        var places = SystemData.PlacesOf(system);
        Assert.That(await Cluster.FindAsync($"/apis/coordination.k8s.io/v1/namespaces/{places[0]}/leases/slipway-{system}"), Is.Null, "the lock");
        foreach (var place in places)
        {
            foreach (var kind in new[] { "deployments", "statefulsets" })
            {
                // A kubelet that was started again asks every probe anew before it calls a pod ready.
                await Eventually.TrueAsync(async () => !(await Cluster.ListAsync($"/apis/apps/v1/namespaces/{place}/{kind}")).Any(IsUnready), $"all {kind} of {place} to be ready", 20);
            }
        }
    }

    private static bool IsUnready(JsonNode item) => (int?)item["spec"]!["replicas"] != ((int?)item["status"]!["readyReplicas"] ?? 0);

    private static Task<int> RevisionAsync(Fault fault) => ReleaseState.RevisionAsync(SystemData.PlacesOf(fault.System)[0], fault.System);

    /// <summary>Expects of a run all that its fault asks for.</summary>
    public static void Judge(Fault fault, CommandResult run)
    {
        Assert.That(run.ExitCode, Is.EqualTo(fault.Ending == FaultEnding.Verified ? 0 : 1), run.Output);
        Assert.That(run.Output, Does.Not.Contain("   at "), "a stack trace");
        if (fault.Ending == FaultEnding.Verified)
        {
            Assert.That(run.Output, Does.Contain($"{fault.System}: deployed: revision").And.Not.Match(VerdictPattern().ToString()), run.Output);
            return;
        }

        var error = run.Output.Split("Error: ")[^1];
        Assert.Multiple(() =>
        {
            foreach (var word in fault.Says)
            {
                Assert.That(error, Does.Contain(word), run.Output);
            }

            foreach (var word in fault.Shows)
            {
                Assert.That(run.Output, Does.Contain(word), "in the output");
            }

            if (fault.Ending == FaultEnding.RolledBack)
            {
                Assert.That(error, Does.Contain("Rolled back: revision").And.Contain(Proven), run.Output);
                Assert.That(run.Output.Split("rolling back to revision")[^1], Does.Contain("smoke test: ").And.Contain(": ok ("), "smoke tests after the rollback");
            }

            if (fault.LeavesEvidence)
            {
                Assert.That(EvidenceOf(run), Is.Not.Empty, "files of evidence");
            }
        });
    }

    private static IEnumerable<string> EvidenceOf(CommandResult run)
    {
        const string Mark = "events, statuses and logs: ";
        var line = run.Lines.FirstOrDefault(line => line.Contains(Mark, StringComparison.Ordinal));
        return line is null ? [] : Directory.EnumerateFiles(line.Split(Mark)[1].Trim(), "*", SearchOption.AllDirectories);
    }

    /// <summary>What is kept of a run.</summary>
    public static FaultResult Measure(Fault fault, TimedRun run, CommandResult result, DateTimeOffset? sign)
    {
        var verdict = run.Lines.FirstOrDefault(line => line.Text.Contains($"Deploying {fault.System}: ", StringComparison.Ordinal) || VerdictPattern().IsMatch(line.Text))?.At;
        var error = result.Output.Split("Error: ") is [_, .., var last] ? last.Split('\n')[0] : "";
        return new FaultResult(
            fault.Name,
            error.Split(" Rolled back")[0].Replace($"Deploying {fault.System}: ", "", StringComparison.Ordinal),
            fault.Ending == FaultEnding.RolledBack ? (verdict - sign)?.TotalSeconds : null,
            result.Duration.TotalSeconds,
            result.ExitCode,
            fault.Ending switch { FaultEnding.RolledBack => "rolled back, verified", FaultEnding.Verified => "verified", _ => "unchanged" });
    }

    // A line about a workload: how many of its pods are ready, and its state.
    [GeneratedRegex(@" \d+/\d+ failed; ")]
    private static partial Regex VerdictPattern();
}
