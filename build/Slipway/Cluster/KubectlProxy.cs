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

    // Standard input is a pipe from this process, and ends when this process does, however that comes: then the watcher ends kubectl, whose process the shell has
    // become. A Ctrl-C on the terminal, which reaches every process there, is not for the proxy: the run may have to undo what it did.
    internal const string WithWatcher = """
        folder=$1; shift
        trap '' INT
        exec 3<&0
        { cat <&3; kill "$$"; rm -rf -- "$folder"; } > /dev/null 2>&1 &
        exec 3<&-
        exec "$@" < /dev/null
        """;

    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _folder;
    private readonly Task<ProcessOutcome> _process;
    private readonly ProcessRequest _request;

    private KubectlProxy(Kubectl kubectl, ClusterAccess access, string folder)
    {
        _folder = folder;
        Socket = Path.Combine(folder, "api.sock");
        var request = kubectl.Request(access, "proxy", $"--unix-socket={Socket}");
        _request = request with
        {
            TimeLimit = Timeout.InfiniteTimeSpan,
            HoldsInputOpen = true,
            FileName = OperatingSystem.IsWindows() ? request.FileName : "/bin/sh",
            Arguments = OperatingSystem.IsWindows() ? request.Arguments : ["-c", WithWatcher, "sh", folder, request.FileName, .. request.Arguments],

            // kubectl says 'Starting to serve on ...' once it listens. Source: k8s.io/kubectl pkg/cmd/proxy: RunProxy.
            OnOutput = () => _listens.TrySetResult(),
        };
        _process = kubectl.RunAsync(_request, _end.Token);
    }

    /// <summary>Path of the socket.</summary>
    public string Socket { get; }

    /// <summary>Starts a proxy, and waits until it listens.</summary>
    /// <param name="kubectl">Runs kubectl.</param>
    /// <param name="access">The cluster.</param>
    /// <param name="cancellationToken">Ends the wait; the proxy itself lives on, for what an interrupted run has to do.</param>
    /// <exception cref="CakeException">It ended at once: what kubectl said.</exception>
    public static async Task<KubectlProxy> StartAsync(Kubectl kubectl, ClusterAccess access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kubectl);
        ArgumentNullException.ThrowIfNull(access);

        // Made with mode 0700 (.NET documentation of Directory.CreateTempSubdirectory).
        var proxy = new KubectlProxy(kubectl, access, Directory.CreateTempSubdirectory("slipway-").FullName);
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
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task WaitAsync(ClusterAccess access, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(_process, _listens.Task).WaitAsync(StartLimit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new CakeException($"Reaching the API of context {access.Context}: kubectl proxy did not begin to listen within {StartLimit.TotalSeconds:0} s.");
        }

        if (_process.IsCompleted)
        {
            var outcome = await _process;
            throw new CakeException(outcome.Explain($"Reaching the API of context {access.Context}", _request));
        }
    }
}
