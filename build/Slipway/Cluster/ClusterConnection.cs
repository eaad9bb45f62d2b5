namespace Slipway.Cluster;

/// <summary>The connection to one cluster, made once for a run.</summary>
public sealed class ClusterConnection : IAsyncDisposable
{
    private readonly KubectlProxy _proxy;
    private readonly HttpClient _client;

    private ClusterConnection(KubectlProxy proxy, TimeProvider clock)
    {
        _proxy = proxy;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellationToken) => proxy.ConnectAsync(cancellationToken),
            AllowAutoRedirect = false,
            UseProxy = false,
        };

        // Each call has a limit of its own; a watch has none.
        _client = new HttpClient(handler) { BaseAddress = new Uri("http://localhost"), Timeout = Timeout.InfiniteTimeSpan };
        Api = new KubeApi(_client, clock);
    }

    /// <summary>The cluster's API.</summary>
    public IKubeApi Api { get; }

    /// <summary>Connects.</summary>
    /// <param name="kubectl">Runs kubectl.</param>
    /// <param name="access">The cluster.</param>
    /// <param name="clock">Measures time.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    /// <exception cref="Cake.Core.CakeException">kubectl cannot be started, or refuses the context.</exception>
    public static async Task<ClusterConnection> OpenAsync(Kubectl kubectl, ClusterAccess access, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await KubectlProxy.StartAsync(kubectl, access, cancellationToken), clock);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _proxy.DisposeAsync();
    }
}
