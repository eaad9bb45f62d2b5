namespace EndToEnd.Tests.Faults;

/// <summary>Faults of images, and of the programs in them; in the workers of the job queue.</summary>
internal static class ImageFaults
{
    private const string Worker = "Deployment/jobqueue-worker in jobqueue failed";
    private const string Name = "jobqueue-worker";

    public static Fault BadTag { get; } = new("bad image tag", () => Task.FromResult<string[]>(["--set=worker.image.tag=no-such-tag", "--set=worker.image.digest="]))
    {
        Says = [Worker, "no-such-tag", "is not in the registry"],
    };

    public static Fault CrashAtStart { get; } = new("crash at start", () => RunAsync("echo 'cannot read the settings' >&2; exit 3"))
    {
        Says = [Worker, "container worker", "exit code 3"],
        Shows = ["cannot read the settings"],
    };

    public static IReadOnlyList<Fault> All { get; } =
    [
        BadTag,
        new("image of another architecture", () => FaultImage.OfAnotherArchitectureAsync("worker", Name)) { Says = [Worker, "container worker"], Shows = ["exec format error"] },
        new("image without an entrypoint", () => FaultImage.WithoutEntrypointAsync("worker", Name)) { Says = [Worker, "cannot be started", "no command specified"] },
        CrashAtStart,
        new("crash after 5 s", () => RunAsync("sleep 5; echo 'lost the queue' >&2; exit 4")) { Says = [Worker, "exit code 4"], Shows = ["lost the queue"] },
        new("killed for memory (OOM)", async () => [.. await RunAsync("exec tail /dev/zero"), "--set=worker.resources.requests.memory=24Mi", "--set=worker.resources.limits.memory=24Mi"])
        {
            Says = [Worker, "more memory than its limit of 24Mi"],
        },
        new("readiness never", () => ServeAsync("health")) { Says = [Worker, "is not ready", "404"] },
        new("liveness kills", async () => [.. await ServeAsync("ready"), "--set=worker.livenessProbe.initialDelaySeconds=1", "--set=worker.livenessProbe.periodSeconds=2"])
        {
            Says = [Worker, "liveness probe fails", "404"],
        },
    ];

    private static Task<string[]> RunAsync(string script) => FaultImage.RunningAsync("worker", Name, script);

    // Answers one of the two probes.
    private static Task<string[]> ServeAsync(string path) =>
        RunAsync($"mkdir -p /tmp/www; echo ok > /tmp/www/{path}; exec httpd -f -p 8000 -h /tmp/www");
}
