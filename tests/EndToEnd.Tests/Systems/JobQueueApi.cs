using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Systems;

/// <summary>The API of the job queue.</summary>
/// <param name="key">Its key.</param>
internal sealed class JobQueueApi(string key)
{
    public const string Namespace = "jobqueue";

    /// <summary>The API, with the key that Deploy has made.</summary>
    public static async Task<JobQueueApi> OpenAsync()
    {
        var secret = await Cluster.FindAsync($"/api/v1/namespaces/{Namespace}/secrets/jobqueue-secret");
        return new JobQueueApi(Encoding.UTF8.GetString(Convert.FromBase64String((string)secret!["data"]!["API_SECRET_KEY"]!)));
    }

    /// <summary>Gives a job to the queue.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SubmitAsync(string text)
    {
        var (status, body) = await CallAsync(HttpMethod.Post, "/jobs", new { type = "echo", payload = new { text } });
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), body);
        return (string)JsonNode.Parse(body)!["id"]!;
    }

    /// <summary>The state of a job.</summary>
    public async Task<JsonNode> FindAsync(string id)
    {
        var (status, body) = await CallAsync(HttpMethod.Get, $"/jobs/{id}");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>A metric's value. Source: the text format of Prometheus.</summary>
    public async Task<double> MetricAsync(string name)
    {
        var (_, body) = await CallAsync(HttpMethod.Get, "/metrics");
        var line = body.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal) || line.StartsWith(name + "{", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
    }

    private Task<(HttpStatusCode Status, string Body)> CallAsync(HttpMethod method, string path, object? body = null) =>
        Cluster.CallAsync(method, Namespace, "jobqueue-api", 80, path, body, key);
}
