using EndToEnd.Tests.Infrastructure;
using EndToEnd.Tests.Systems;

namespace EndToEnd.Tests.Faults;

/// <summary>Runs that are ended from outside, and two at once; the next Deploy must always come to a good end.</summary>
internal static class InterruptionChecks
{
    private const string System = "jobqueue";
    private const string Applied = "is in the cluster; waiting for it";

    /// <summary>Kills a run after some time, and expects of the next one that it converges.</summary>
    public static async Task KillAsync(string name, TimeSpan after)
    {
        FaultResult.Forget(FaultCheck.Kind, name);
        var data = await SystemData.PlantAsync(System);
        using (var run = TimedRun.Start(Deploy(Changed())))
        {
            await run.SaidAsync("Deploy");
            await Task.Delay(after);
            await run.SignalAsync("KILL");
            await run.EndAsync();
        }

        var next = await ConvergeAsync(data);
        await FaultResult.KeepAsync(FaultCheck.Kind, name, new FaultResult(name, "", null, next.Duration.TotalSeconds, next.ExitCode, "next Deploy verified"));
    }

    /// <summary>Interrupts a run that waits, and expects of it that it says what it leaves.</summary>
    public static async Task InterruptAsync(string name)
    {
        FaultResult.Forget(FaultCheck.Kind, name);
        var data = await SystemData.PlantAsync(System);
        using var run = TimedRun.Start(Deploy(Changed()));
        await run.SaidAsync(Applied);
        await run.SignalAsync("INT");
        var result = await run.EndAsync();

        Assert.That(result.ExitCode, Is.EqualTo(130), result.Output);
        Assert.That(result.Output, Does.Contain($"Deploying {System}: interrupted. Revision").And.Contain("stays as it is, not verified").And.Not.Contain("   at "));
        Assert.That(await Cluster.FindAsync($"/apis/coordination.k8s.io/v1/namespaces/{System}/leases/slipway-{System}"), Is.Null, "the lock");
        await ConvergeAsync(data);
        await FaultResult.KeepAsync(
            FaultCheck.Kind, name, new FaultResult(name, "interrupted. Revision … stays as it is, not verified", null, result.Duration.TotalSeconds, result.ExitCode, "left as it was; next Deploy verified"));
    }

    /// <summary>Starts a second run while one goes on, and expects that it is turned away.</summary>
    public static async Task RunTwoAsync(string name)
    {
        FaultResult.Forget(FaultCheck.Kind, name);
        var data = await SystemData.PlantAsync(System);
        using var first = TimedRun.Start(Deploy(Changed()));
        await first.SaidAsync(Applied);
        var second = await SlipwayRun.StartAsync(Deploy("--set=worker.replicas=1"));
        var result = await first.EndAsync();

        Assert.That(second.ExitCode, Is.EqualTo(1), second.Output);
        Assert.That(second.Output, Does.Contain($"Locking {System}: ").And.Contain("is changing it since").And.Not.Contain("   at "));
        Assert.That(result.ExitCode, Is.Zero, result.Output);
        await FaultCheck.DemandHealthAsync(System);
        await data.DemandAsync();
        await FaultResult.KeepAsync(
            FaultCheck.Kind, name, new FaultResult(name, "Locking jobqueue: … is changing it since …", null, second.Duration.TotalSeconds, second.ExitCode, "second refused, first verified"));
    }

    private static string[] Deploy(params string[] arguments) => ["--target=Deploy", "--env=local", $"--system={System}", .. arguments];

    private static string Changed() => $"--set=worker.terminationGracePeriodSeconds={Random.Shared.Next(32, 59)}";

    private static async Task<CommandResult> ConvergeAsync(SystemData data)
    {
        var next = await SlipwayRun.DemandAsync(Deploy(Changed(), "--wait-for-lock=1m"));
        Assert.That(next.Output, Does.Contain($"{System}: deployed: revision"));
        await FaultCheck.DemandHealthAsync(System);
        await data.DemandAsync();
        Assert.That(await ReleaseState.RevisionAsync(System, System), Is.Positive);
        return next;
    }
}
