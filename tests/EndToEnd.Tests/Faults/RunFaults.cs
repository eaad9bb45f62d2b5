using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>Faults of what a run itself needs: its helm.</summary>
internal static class RunFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("helm killed while it upgrades", () => Task.FromResult<string[]>([$"--set=worker.terminationGracePeriodSeconds={Random.Shared.Next(32, 59)}"]))
        {
            Says = ["helm upgrade", "SIGKILL"],
            LeavesEvidence = false,
            Meanwhile = KillHelmAsync,
        },
    ];

    // The revision is written as pending when helm begins; half a second later it is at work on the objects.
    private static async Task KillHelmAsync(TimedRun run)
    {
        var helm = await HelmAsync(run);
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        await Command.RunAsync("/bin/kill", ["-KILL", $"{helm}"]);
    }

    /// <summary>Waits until a run has started <c>helm upgrade</c>.</summary>
    /// <returns>Its process.</returns>
    public static async Task<int> HelmAsync(TimedRun run)
    {
        var helm = 0;
        await Eventually.TrueAsync(() => Task.FromResult((helm = HelmOf(run) ?? 0) > 0), "helm upgrade to run", 300);
        return helm;
    }

    private static int? HelmOf(TimedRun run) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
        .Where(id => id > 0 && Read(id, "status").Contains($"PPid:\t{run.ProcessId}\n", StringComparison.Ordinal))
        .Where(id => Read(id, "cmdline") is var line && line.Contains("helm", StringComparison.Ordinal) && line.Contains("\0upgrade\0", StringComparison.Ordinal))
        .Select(id => (int?)id)
        .FirstOrDefault();

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
