namespace EndToEnd.Tests.Faults;

/// <summary>Faults of the cluster's own parts, while a deployment goes on. Only the local cluster of Debian has parts that are these tests' to stop.</summary>
internal static class ClusterFaults
{
    private const string Applied = "is in the cluster; waiting for it";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("API server restarted", Changed)
        {
            Ending = FaultEnding.Verified,
            Meanwhile = async run =>
            {
                await run.SaidAsync(Applied);
                await ComponentAsync("restart", "apiserver");
            },
        },
        new("etcd away for 10 s", Changed)
        {
            Ending = FaultEnding.Verified,
            Meanwhile = async run =>
            {
                await run.SaidAsync(Applied);
                await ComponentAsync("stop", "etcd");
                await Task.Delay(TimeSpan.FromSeconds(10));
                await ComponentAsync("start", "etcd");
            },
            Undo = () => ComponentAsync("start", "etcd"),
        },
        new("kubelet stopped", Changed)
        {
            Says = ["Deployment/jobqueue-worker in jobqueue failed", "its kubelet does not answer"],
            Sign = FaultSign.Creation,
            Meanwhile = async run =>
            {
                // Before helm applies: the new pods are given to a node that does nothing with them.
                await run.SaidAsync("jobqueue-migrator:");
                await ComponentAsync("stop", "kubelet");
                await run.SaidAsync("rolling back to revision");
                await ComponentAsync("start", "kubelet");
            },
            Undo = () => ComponentAsync("start", "kubelet"),
        },
        new("registry lost", async () => await FaultImage.GrownAsync("worker", "jobqueue-worker", await FaultImage.OfDeploymentAsync("jobqueue", "jobqueue-worker"), 1))
        {
            Says = ["Deployment/jobqueue-worker in jobqueue failed", "the registry does not answer"],
            Meanwhile = async run =>
            {
                await RunFaults.HelmAsync(run);
                await ComponentAsync("stop", "registry");
                await run.EndAsync();
            },
            Undo = () => ComponentAsync("start", "registry"),
        },
    ];

    /// <summary>Starts or stops a part of the local cluster.</summary>
    public static Task ComponentAsync(string verb, string name) => Command.DemandAsync(Repository.PathOf("build", "cluster", "debian", "component"), verb, name);

    private static Task<string[]> Changed() => Task.FromResult<string[]>([$"--set=worker.terminationGracePeriodSeconds={Random.Shared.Next(32, 59)}"]);
}
