using Microsoft.AspNetCore.Http;
using Slipway.Services.Hosting;

namespace TaskSystem.Ui;

/// <summary>Asks the task executor for tasks.</summary>
/// <param name="address">The executor's address, ending in a slash.</param>
internal sealed class TaskExecutorClient(Uri address) : IDisposable
{
    // The connection lifetime lets a renamed or moved service be found again.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectTimeout = TimeSpan.FromSeconds(2),
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>Passes a query on.</summary>
    /// <param name="query">The query string, with its question mark, or empty.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The executor's answer, as JSON.</returns>
    /// <exception cref="ProblemException">The executor refuses the query (its own status), fails or does not answer (502).</exception>
    public async Task<string> ListAsync(QueryString query, CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri($"tasks{query}", UriKind.Relative), cancellation);
            return (int)response.StatusCode switch
            {
                200 => await response.Content.ReadAsStringAsync(cancellation),
                400 => throw new ProblemException(StatusCodes.Status400BadRequest, "list tasks: the task executor refuses the filter"),
                var status => throw new ProblemException(StatusCodes.Status502BadGateway, $"list tasks: the task executor answers with status {status}"),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ProblemException(StatusCodes.Status502BadGateway, "list tasks: the task executor does not answer");
        }
    }

    /// <summary>Whether the executor answers at all.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri("health", UriKind.Relative), cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>
/// Says whether the executor answers. The page is ready without it all the same: taken out of service it could not show its banner, and people would see nothing.
/// </summary>
internal sealed class TaskExecutorReadiness(TaskExecutorClient executor) : IReadinessCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<ReadinessResult> CheckAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        return new ReadinessResult(true, await executor.IsReachableAsync(limit.Token) ? "the task executor answers" : "the task executor does not answer");
    }
}
