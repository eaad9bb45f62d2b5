using System.Text.RegularExpressions;
using System.Threading.Channels;
using Slipway.Cluster;

namespace Slipway.Rollouts;

/// <summary>Reads along what init containers write, and tells when one writes a line that it had not written before: that is progress, "still waiting" is not.</summary>
/// <param name="api">The cluster.</param>
/// <param name="news">Is told.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed partial class InitContainerLogs(IKubeApi api, ChannelWriter<RolloutNews> news, CancellationToken cancellationToken)
{
    private const int Tail = 50;
    private const int MostLines = 10_000;

    private readonly HashSet<ContainerReference> _read = [];
    private readonly List<Task> _work = [];

    /// <summary>Begins to read those that are not read yet.</summary>
    /// <param name="containers">The containers.</param>
    public void Follow(IReadOnlyList<ContainerReference> containers)
    {
        foreach (var container in containers.Where(_read.Add))
        {
            _work.Add(ReadAsync(container));
        }
    }

    /// <summary>Waits for the end of all, once the token has ended them.</summary>
    public Task EndAsync() => Task.WhenAll(_work);

    private async Task ReadAsync(ContainerReference container)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var request = new LogRequest(container.Namespace, container.Pod, container.Name) { Tail = Tail, Follow = true };
            await foreach (var line in api.LogsAsync(request, cancellationToken))
            {
                // Times and counters make lines differ that say the same.
                if (known.Count < MostLines && known.Add(Numbers().Replace(line, "#")))
                {
                    news.TryWrite(new RolloutNews(Said: container));
                }
            }
        }
        catch (Exception exception) when (exception is KubeApiException or OperationCanceledException)
        {
            // Without its log, the container's state alone tells.
        }
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
