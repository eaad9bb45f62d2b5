using System.Net.Sockets;
using Cake.Core;
using Slipway.Processes;

namespace Slipway.Cluster;

/// <summary>
/// A <c>kubectl proxy</c> on a Unix socket that only this user can reach: the whole API with kubectl's own authentication (client certificates, exec plugins, tokens).
/// It lives as long as this object.
/// </summary>
public sealed class KubectlProxy : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StartInterval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _end;
    private readonly string _folder;
    private readonly Task<ProcessOutcome> _process;
    private readonly ProcessRequest _request;

    private KubectlProxy(Kubectl kubectl, ClusterAccess access, string folder, CancellationToken cancellationToken)
    {
        _folder = folder;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Socket = Path.Combine(folder, "api.sock");
        _request = kubectl.Request(access, "proxy", $"--unix-socket={Socket}") with { TimeLimit = Timeout.InfiniteTimeSpan };
        _process = kubectl.RunAsync(_request, _end.Token);
    }

    /// <summary>Path of the socket.</summary>
    public string Socket { get; }

    /// <summary>Starts a proxy, and waits until it listens.</summary>
    /// <param name="kubectl">Runs kubectl.</param>
    /// <param name="access">The cluster.</param>
    /// <param name="cancellationToken">Ends the proxy.</param>
    /// <exception cref="CakeException">It ended at once: what kubectl said.</exception>
    public static async Task<KubectlProxy> StartAsync(Kubectl kubectl, ClusterAccess access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kubectl);
        ArgumentNullException.ThrowIfNull(access);

        // Made with mode 0700 (.NET documentation of Directory.CreateTempSubdirectory).
        var proxy = new KubectlProxy(kubectl, access, Directory.CreateTempSubdirectory("slipway-").FullName, cancellationToken);
        try
        {
            await proxy.WaitAsync(access, cancellationToken);
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a connection to the API.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await ((Task)_process).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // kubectl says nothing that could be waited for before it listens: its pipe is read to the end only when it ends.
    private async Task WaitAsync(ClusterAccess access, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        while (true)
        {
            if (_process.IsCompleted)
            {
                var outcome = await _process;
                throw new CakeException(outcome.Explain($"Reaching the API of context {access.Context}", _request));
            }

            try
            {
                await using var stream = await ConnectAsync(limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.WhenAny(_process, Task.Delay(StartInterval, limit.Token));
                cancellationToken.ThrowIfCancellationRequested();
                if (limit.IsCancellationRequested)
                {
                    throw new CakeException($"Reaching the API of context {access.Context}: kubectl proxy did not begin to listen within {StartLimit.TotalSeconds:0} s.");
                }
            }
        }
    }
}
