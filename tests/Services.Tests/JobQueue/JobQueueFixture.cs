using System.Net.Http.Json;
using System.Text.Json;
using JobQueue.Core;
using Services.Tests.Infrastructure;

namespace Services.Tests.JobQueue;

/// <summary>A test with a migrated job queue.</summary>
public abstract class JobQueueFixture : ServiceFixture
{
    private protected JobStore Store => new(Database.Source);

    private protected Task MigrateAsync() => MigrateAsync(JobQueueSchema.Migrations);

    private protected ServiceProcess StartWorker(params (string Name, string Value)[] environment) =>
        StartJobQueue("Worker", [("WORKER_POLL_INTERVAL_SECONDS", "0.2"), .. environment]);

    private protected Task<Job> CreateAsync(string type, object payload, int maxAttempts = 5) =>
        Store.CreateAsync(type, JsonSerializer.SerializeToElement(payload), maxAttempts, null, CancellationToken.None);

    private protected async Task<Job> FindAsync(Guid id) => (await Store.FindAsync(id, CancellationToken.None))!;

    private protected Task WaitForStatusAsync(Guid id, string status, int seconds = 40) =>
        Eventually.TrueAsync(async () => (await FindAsync(id)).Status == status, $"job {id} {status}", seconds);

    private protected static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string path, string? body = null, string? key = ApiKey)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        return await http.SendAsync(request);
    }

    private protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();
}
