using System.Net;
using System.Text;
using System.Text.Json;
using Cake.Core;
using Slipway.Cluster;
using Slipway.Secrets;

namespace Slipway.Smoke;

/// <summary>What smoke tests look with.</summary>
/// <param name="api">The cluster.</param>
/// <param name="access">How it is reached.</param>
/// <param name="kubectl">Runs kubectl.</param>
/// <param name="secrets">Reads secrets.</param>
/// <param name="clock">Measures pauses.</param>
public sealed class SmokeProbes(IKubeApi api, ClusterAccess access, Kubectl kubectl, SecretStore secrets, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SqlLimit = TimeSpan.FromSeconds(20);

    /// <summary>A key of a Secret in the cluster.</summary>
    /// <param name="place">Its namespace.</param>
    /// <param name="name">Its name.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SmokeException">There is no such key.</exception>
    public async Task<string> SecretAsync(string place, string name, string key, CancellationToken cancellationToken) =>
        (await secrets.ReadAsync(api, place, name, cancellationToken)).TryGetValue(key, out var value) ? value : throw new SmokeException($"Secret {name} in {place}: expected a key {key}, got none");

    /// <summary>Sends one HTTP request to a Service, through the API server.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KubeApiException">The API server did not reach it.</exception>
    public async Task<HttpAnswer> HttpAsync(ServiceAddress service, HttpProbe request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = new HttpRequestMessage(request.Method, new Uri(request.Path, UriKind.Relative));
        if (request.Json is { } json)
        {
            message.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await api.SendToServiceAsync(service, message, cancellationToken);
        return new HttpAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Runs one SQL statement with psql in a database's own pod.</summary>
    /// <param name="probe">Where, and what.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The rows as psql prints them, unaligned and without a head.</returns>
    /// <exception cref="CakeException">psql or kubectl failed: what it said.</exception>
    public async Task<string> SqlAsync(SqlProbe probe, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(probe);
        string[] psql = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", $"--username={probe.User}", $"--dbname={probe.Database}"];
        var request = kubectl.Request(access, ["exec", "--stdin", "--namespace", probe.Namespace, probe.Pod, "--container", probe.Container, "--", .. psql]);
        var output = await kubectl.ReadAsync($"SQL in {probe.Pod} of {probe.Namespace}", request with { StandardInput = probe.Statement, TimeLimit = SqlLimit }, cancellationToken);
        return output.Trim();
    }

    /// <summary>Asks until the answer is right.</summary>
    /// <param name="what">What is looked at: <c>task 12</c>.</param>
    /// <param name="expected">What must come, in words.</param>
    /// <param name="ask">Asks once; a refusal of the API or of a tool counts as a wrong answer.</param>
    /// <param name="isRight">Whether an answer is right.</param>
    /// <param name="cancellationToken">Ends the tries: the test's time limit.</param>
    /// <returns>The right answer.</returns>
    /// <exception cref="SmokeException">The time was over: what was expected, and what came last.</exception>
    public async Task<T> EventuallyAsync<T>(string what, string expected, Func<CancellationToken, Task<T>> ask, Func<T, bool> isRight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(isRight);
        var came = "nothing";
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var answer = await ask(cancellationToken);
                if (isRight(answer))
                {
                    return answer;
                }

                came = answer?.ToString() ?? "nothing";
            }
            catch (Exception exception) when (exception is KubeApiException or CakeException or JsonException)
            {
                came = exception.Message;
            }
            catch (OperationCanceledException)
            {
                throw new SmokeException($"{what}: expected {expected}, got {came}");
            }

            try
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                throw new SmokeException($"{what}: expected {expected}, got {came}");
            }
        }
    }

    /// <summary>Asks a Service until its answer is right.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="request">The request.</param>
    /// <param name="expected">What must come, in words.</param>
    /// <param name="isRight">Whether an answer is right.</param>
    /// <param name="cancellationToken">Ends the tries: the test's time limit.</param>
    /// <exception cref="SmokeException">The time was over: what was expected, and what came last.</exception>
    public Task<HttpAnswer> ExpectAsync(ServiceAddress service, HttpProbe request, string expected, Func<HttpAnswer, bool> isRight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(request);
        var what = $"{request.Method} {request.Path} of {service.Name} in {service.Namespace}";
        return EventuallyAsync(what, expected, token => HttpAsync(service, request, token), isRight, cancellationToken);
    }

    /// <summary>Asks a database until its answer is right.</summary>
    /// <param name="probe">Where, and what.</param>
    /// <param name="expected">The answer that must come.</param>
    /// <param name="cancellationToken">Ends the tries: the test's time limit.</param>
    /// <exception cref="SmokeException">The time was over: what was expected, and what came last.</exception>
    public Task ExpectAsync(SqlProbe probe, string expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(probe);
        return EventuallyAsync($"{probe.What} in {probe.Namespace}", $"'{expected}'", token => SqlAsync(probe, token), answer => answer == expected, cancellationToken);
    }
}

/// <summary>An HTTP request of a smoke test.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the service, with its query.</param>
public sealed record HttpProbe(HttpMethod Method, string Path)
{
    /// <summary>Headers to send.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A JSON body; null for none.</summary>
    public string? Json { get; init; }

    /// <summary>A request that reads.</summary>
    /// <param name="path">The path below the service.</param>
    public static HttpProbe Get(string path) => new(HttpMethod.Get, path);

    /// <summary>A request that sends JSON.</summary>
    /// <param name="path">The path below the service.</param>
    /// <param name="json">The body.</param>
    public static HttpProbe Post(string path, string json) => new(HttpMethod.Post, path) { Json = json };
}

/// <summary>A service's answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
public sealed record HttpAnswer(HttpStatusCode Status, string Body)
{
    /// <summary>A field of a JSON body, as text; null when there is none, or no JSON.</summary>
    /// <param name="path">Field names, outermost first.</param>
    public string? Field(params ReadOnlySpan<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.TextAt(path);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The answer in one short line.</summary>
    public override string ToString() => $"status {(int)Status}: {(Body.Length > 300 ? Body[..300] + "…" : Body).ReplaceLineEndings(" ")}";
}

/// <summary>A SQL statement of a smoke test, run where the database is.</summary>
/// <param name="What">What it asks, in words.</param>
/// <param name="Namespace">Namespace of the pod.</param>
/// <param name="Statement">The statement; one row, one column.</param>
public sealed record SqlProbe(string What, string Namespace, string Statement)
{
    /// <summary>The pod.</summary>
    public string Pod { get; init; } = "postgres-0";

    /// <summary>The container.</summary>
    public string Container { get; init; } = "postgresql";

    /// <summary>The database's user.</summary>
    public string User { get; init; } = "postgres";

    /// <summary>The database.</summary>
    public required string Database { get; init; }
}
