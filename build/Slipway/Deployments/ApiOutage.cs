using Cake.Core;
using Slipway.Cluster;

namespace Slipway.Deployments;

/// <summary>Outlasts an API server that is away for a moment: waits until it answers, mends what was left half done, and has it done once more.</summary>
/// <param name="api">The cluster.</param>
/// <param name="log">Is told how it goes.</param>
/// <param name="clock">Measures time.</param>
public sealed class ApiOutage(IKubeApi api, IDeploymentLog log, TimeProvider clock)
{
    // An API server with its etcd is back within some 30 s of a restart.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    // What helm says when it does not reach the API, or the API does not reach etcd. Source: net/http, golang.org/x/net/http2, go.etcd.io/etcd, k8s.io/apimachinery.
    private static readonly string[] Words =
    [
        "connection refused", "cluster unreachable", "connection reset", "client connection lost", "unexpected EOF", ": EOF", "TLS handshake timeout", "i/o timeout",
        "etcdserver:", "etcd cluster is unavailable", "server is currently unable to handle the request", "the server was unable to return a response", "apiserver is shutting down",
        "apiserver not ready", "context deadline exceeded", "GOAWAY", "the API does not answer", "the API did not answer", "(status 502)",
    ];

    /// <summary>Whether a message says that the API was away.</summary>
    /// <param name="message">What helm, or a smoke test, said.</param>
    public static bool IsTold(string message) => Words.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Does something that needs the API; once more, when the API was away.</summary>
    /// <param name="release">The release that it is about.</param>
    /// <param name="work">What is done.</param>
    /// <param name="repair">Mends what the first try left.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CakeException">It failed for another reason, or twice; or the API stayed away.</exception>
    public async Task<T> OutlastAsync<T>(Release release, Func<Task<T>> work, Func<Task> repair, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(repair);
        try
        {
            return await work();
        }
        catch (CakeException exception) when (IsTold(exception.Message) && !cancellationToken.IsCancellationRequested)
        {
            log.Say(release.Name, $"{exception.Message}; waiting for the API, then once more");
        }

        await AnswersAsync(release, cancellationToken);
        await repair();
        return await work();
    }

    // A watch tries again by itself until it is told what is there.
    private async Task AnswersAsync(Release release, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Limit, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            await foreach (var _ in api.WatchAsync($"/api/v1/namespaces?fieldSelector=metadata.name={release.Namespace}", end.Token))
            {
                return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CakeException($"Deploying {release.Name}: the API did not answer for {Limit.TotalSeconds:0} s. See to the cluster, then deploy again.");
        }
    }
}
