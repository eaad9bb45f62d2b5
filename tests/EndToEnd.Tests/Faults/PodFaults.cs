using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>Faults of what pods ask for, and of what the namespace lets them have.</summary>
internal static class PodFaults
{
    // A change that replaces the workers alone, and does no harm.
    public const string Change = "--set=worker.terminationGracePeriodSeconds=31";

    private const string Place = "jobqueue";
    private const string Quota = "end-to-end";
    private const string Secret = "end-to-end-secret";
    private const string Worker = "Deployment/jobqueue-worker in jobqueue failed";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("request beyond any node", () => Task.FromResult<string[]>(["--set=worker.resources.requests.cpu=64000m", "--set=worker.resources.limits.cpu=64000m"]))
        {
            Says = [Worker, "no node takes it", "Insufficient cpu"],
        },
        new("quota exceeded", FillQuotaAsync)
        {
            Says = [Worker, "exceeded quota"],
            Undo = () => Cluster.KubectlAsync("--namespace", Place, "delete", "quota", Quota),
        },
        new("missing Secret", () => Task.FromResult<string[]>(["--set=secret.existingSecret=no-such-secret"]))
        {
            Culprit = "",
            Says = ["no-such-secret", "not found"],
        },
        new("missing key of a Secret", MakePartialSecretAsync)
        {
            Culprit = "jobqueue-api",
            Says = ["Deployment/jobqueue-api in jobqueue failed", "there is no key API_SECRET_KEY"],
            Undo = () => Cluster.KubectlAsync("--namespace", Place, "delete", "secret", Secret),
        },
        new("admission refuses", RefuseAsync)
        {
            Says = [Worker, "its pods are refused", DenyingWebhook.Reason],
            Undo = DenyingWebhook.StopAsync,
        },
    ];

    private static async Task<string[]> FillQuotaAsync()
    {
        var pods = await Cluster.ListAsync($"/api/v1/namespaces/{Place}/pods");
        var live = pods.Count(pod => (string?)pod["status"]!["phase"] is "Running" or "Pending" && pod["metadata"]!["deletionTimestamp"] is null);
        await Cluster.KubectlAsync("--namespace", Place, "create", "quota", Quota, $"--hard=pods={live}");
        await Eventually.TrueAsync(
            async () => (string?)(await Cluster.FindAsync($"/api/v1/namespaces/{Place}/resourcequotas/{Quota}"))?["status"]?["used"]?["pods"] is not null, "the quota to count");
        return [Change];
    }

    // All that the database and the migration read, without what the API alone reads.
    private static async Task<string[]> MakePartialSecretAsync()
    {
        var secret = (await Cluster.FindAsync($"/api/v1/namespaces/{Place}/secrets/jobqueue-secret"))!;
        secret["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = Secret };
        secret["data"]!.AsObject().Remove("API_SECRET_KEY");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, secret.ToJsonString());
            await Cluster.KubectlAsync("--namespace", Place, "create", $"--filename={file}");
        }
        finally
        {
            File.Delete(file);
        }

        return [$"--set=secret.existingSecret={Secret}"];
    }

    private static async Task<string[]> RefuseAsync()
    {
        await DenyingWebhook.StartAsync(Place);
        return [Change];
    }
}
