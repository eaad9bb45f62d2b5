using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>Faults that are found by a first install only, or that no system survives; and a disk that is full. Each ends with a system that is deployed.</summary>
internal static class FreshChecks
{
    private const string System = "jobqueue";

    /// <summary>Installs with a storage class that does not exist, then without a fault.</summary>
    public static async Task UnknownStorageClassAsync(string name)
    {
        FaultResult.Forget(FaultCheck.Kind, name);
        await SlipwayRun.DemandAsync("--target=Undeploy", $"--system={System}", "--delete-namespaces", "--delete-volumes");
        var fault = new Fault(name, () => Task.FromResult<string[]>([])) { Culprit = "data-postgres-0" };
        await Cluster.KubectlAsync("create", "namespace", System);
        await using var watch = await SignWatch.StartAsync(fault, [System]);
        using var run = TimedRun.Start(Deploy("--set=postgresql.persistence.storageClass=no-such-class"));
        var result = await run.EndAsync();

        Assert.That(result.ExitCode, Is.EqualTo(1), result.Output);
        Assert.That(result.Output, Does.Contain("PersistentVolumeClaim/data-postgres-0 in jobqueue failed: there is no storage class 'no-such-class'").And.Contain("The first install was removed"));
        await DemandDeployAsync();
        await FaultResult.KeepAsync(FaultCheck.Kind, name, FaultCheck.Measure(fault, run, result, watch.First) with { End = "removed; next Deploy verified" });
    }

    /// <summary>Deploys into a namespace that is being deleted and held.</summary>
    public static async Task StuckNamespaceAsync(string name)
    {
        FaultResult.Forget(FaultCheck.Kind, name);
        await SlipwayRun.DemandAsync("--target=Undeploy", $"--system={System}", "--delete-volumes");
        await Cluster.KubectlAsync("--namespace", System, "create", "configmap", "held");
        await Cluster.KubectlAsync("--namespace", System, "patch", "configmap", "held", "--type=merge", "--patch={\"metadata\":{\"finalizers\":[\"example.com/held\"]}}");
        await Cluster.KubectlAsync("delete", "namespace", System, "--wait=false");

        var result = await SlipwayRun.StartAsync(Deploy());
        await Cluster.KubectlAsync("--namespace", System, "patch", "configmap", "held", "--type=merge", "--patch={\"metadata\":{\"finalizers\":null}}");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.Output);
        Assert.That(result.Output, Does.Contain($"Preparing namespace {System}: it is being deleted").And.Not.Contain("   at "));
        await Eventually.TrueAsync(async () => await Cluster.FindAsync($"/api/v1/namespaces/{System}") is null, "the namespace to go");
        await DemandDeployAsync();
        await FaultResult.KeepAsync(
            FaultCheck.Kind, name, new FaultResult(name, "Preparing namespace jobqueue: it is being deleted.", null, result.Duration.TotalSeconds, result.ExitCode, "nothing was changed; next Deploy verified"));
    }

    /// <summary>Deploys a fault with no room for its evidence: the verdict is the same.</summary>
    public static async Task FullDiskAsync(string name)
    {
        FaultResult.Forget(FaultCheck.Kind, name);
        var fault = ImageFaults.BadTag;
        using var copy = await RepositoryCopy.CreateAsync();
        await copy.MountSmallDiskAsync("artifacts/reports/deployments", "4k");
        await using var watch = await SignWatch.StartAsync(fault, [System]);
        using var run = TimedRun.StartIn(copy, Deploy(await fault.Inject()));
        var result = await run.EndAsync();

        FaultCheck.Judge(fault with { LeavesEvidence = false, Shows = ["could not be kept in"] }, result);
        await FaultCheck.DemandHealthAsync(System);
        await FaultResult.KeepAsync(FaultCheck.Kind, name, FaultCheck.Measure(fault with { Name = name }, run, result, watch.First));
    }

    private static async Task DemandDeployAsync()
    {
        var next = await SlipwayRun.DemandAsync(Deploy());
        Assert.That(next.Output, Does.Contain($"{System}: deployed: revision"));
        await FaultCheck.DemandHealthAsync(System);
    }

    private static string[] Deploy(params string[] arguments) => ["--target=Deploy", "--env=local", $"--system={System}", .. arguments];
}
