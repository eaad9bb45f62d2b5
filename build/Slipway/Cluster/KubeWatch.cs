using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Slipway.Cluster;

/// <summary>
/// One watch: a list, then its changes; and whenever those break off, another list, of which only what differs is told. What a watch may miss cannot be missed so,
/// whatever the reason was: the server's own time limit, a restart, a resource version that has expired.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="path">Path of the collection, with its selectors.</param>
/// <param name="clock">Measures time.</param>
internal sealed class KubeWatch(KubeApi api, string path, TimeProvider clock)
{
    // An API server that restarts refuses for a moment what it allows when it has read its roles again.
    private static readonly TimeSpan RefusalGrace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, JsonElement> _known = new(StringComparer.Ordinal);
    private bool _hasListed;

    public async IAsyncEnumerable<WatchEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var list = await ListAsync(cancellationToken);
            _hasListed = true;
            foreach (var change in Differences(list))
            {
                yield return change;
            }

            yield return new WatchEvent(WatchEventType.Listed, list.At("metadata") ?? default);
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var version = list.TextAt("metadata", "resourceVersion");
            var changes = api.StreamAsync($"{path}{separator}watch=true&resourceVersion={version}", KubeApi.CallLimit, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (changes)
            {
                while (await NextAsync(changes, cancellationToken) is { } change)
                {
                    yield return change;
                }
            }

            await Task.Delay(FirstPause, clock, cancellationToken);
        }
    }

    private async Task<JsonElement> ListAsync(CancellationToken cancellationToken)
    {
        var refusedSince = (long?)null;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await api.FindAsync(path, cancellationToken)
                    ?? throw new KubeApiException($"Watching {path}: the cluster knows no such resource", 404, "NotFound");
            }
            catch (KubeApiException exception) when (IsPassing(exception))
            {
                refusedSince = null;
            }
            catch (KubeApiException exception) when (_hasListed && exception.StatusCode is 401 or 403)
            {
                refusedSince ??= clock.GetTimestamp();
                if (clock.GetElapsedTime(refusedSince.Value) > RefusalGrace)
                {
                    throw;
                }
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    // No answer, too many requests, a server that stops or starts, a proxy that does not reach it.
    private static bool IsPassing(KubeApiException exception) => exception.StatusCode is null or 410 or 429 or >= 500;

    private IEnumerable<WatchEvent> Differences(JsonElement list)
    {
        var gone = new HashSet<string>(_known.Keys, StringComparer.Ordinal);

        // The items of a list do not say what they are.
        foreach (var item in list.ItemsAt("items"))
        {
            var key = KeyOf(item);
            gone.Remove(key);
            var isKnown = _known.TryGetValue(key, out var before);
            if (!isKnown || before.TextAt("metadata", "resourceVersion") != item.TextAt("metadata", "resourceVersion"))
            {
                _known[key] = item;
                yield return new WatchEvent(isKnown ? WatchEventType.Modified : WatchEventType.Added, item);
            }
        }

        foreach (var key in gone)
        {
            _known.Remove(key, out var last);
            yield return new WatchEvent(WatchEventType.Deleted, last);
        }
    }

    /// <summary>The next change; null when the stream has ended, for whatever reason: a list tells what was missed.</summary>
    private async Task<WatchEvent?> NextAsync(IAsyncEnumerator<string> changes, CancellationToken cancellationToken)
    {
        try
        {
            while (await changes.MoveNextAsync())
            {
                using var document = JsonDocument.Parse(changes.Current);
                var item = document.RootElement.At("object")?.Clone();
                if (item is null || document.RootElement.TextAt("type") is "ERROR" or null)
                {
                    return null;
                }

                if (Take(document.RootElement.TextAt("type")!, item.Value) is { } change)
                {
                    return change;
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException || (exception is KubeApiException { StatusCode: var status } && status is not (401 or 403 or 404 or 405)))
        {
            return null;
        }
    }

    private WatchEvent? Take(string type, JsonElement item)
    {
        switch (type)
        {
            case "ADDED" or "MODIFIED":
                _known[KeyOf(item)] = item;
                return new WatchEvent(type == "ADDED" ? WatchEventType.Added : WatchEventType.Modified, item);
            case "DELETED":
                _known.Remove(KeyOf(item));
                return new WatchEvent(WatchEventType.Deleted, item);
            default:
                return null;
        }
    }

    // An object of the same name that was made anew is another one.
    private static string KeyOf(JsonElement item) => item.TextAt("metadata", "uid") ?? $"{item.NamespaceOf()}/{item.NameOf()}";
}
