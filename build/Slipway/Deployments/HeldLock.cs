using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Cluster;

namespace Slipway.Deployments;

/// <summary>The lock of a release, held: renewed until it is disposed of, which gives it back.</summary>
public sealed class HeldLock : IAsyncDisposable
{
    // Three tries before it is over.
    private static readonly TimeSpan RenewInterval = ReleaseLock.Duration / 3;
    private static readonly TimeSpan ReturnLimit = TimeSpan.FromSeconds(5);

    private readonly IKubeApi _api;
    private readonly string _name;
    private readonly string _place;
    private readonly LockHolder _holder;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _since;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewal;
    private JsonElement _lease;

    internal HeldLock(IKubeApi api, string name, string place, LockHolder holder, JsonElement lease, TimeProvider clock, CancellationToken cancellationToken)
    {
        (_api, _name, _place, _holder, _lease, _clock) = (api, name, place, holder, lease, clock);
        _since = clock.GetUtcNow();
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _renewal = RenewAsync();
    }

    /// <summary>Ends with the run, or when the lock is no longer held.</summary>
    public CancellationToken Token => _lost.Token;

    /// <summary>Whether another run has the lock now, or somebody removed it.</summary>
    public bool IsLost { get; private set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var limit = new CancellationTokenSource(ReturnLimit, _clock);
        try
        {
            var path = ReleaseLock.PathOf(_name, _place);
            if (!IsLost && (await _api.FindAsync(path, limit.Token))?.TextAt("spec", "holderIdentity") == _holder.Identity)
            {
                await _api.DeleteAsync(path, limit.Token);
            }
        }
        catch (Exception exception) when (exception is KubeApiException or OperationCanceledException)
        {
            // It is over by itself soon.
        }

        _end.Dispose();
        _lost.Dispose();
    }

    internal static string Manifest(string name, string place, LockHolder holder, DateTimeOffset since, DateTimeOffset now, string? version, long transitions)
    {
        var metadata = new JsonObject
        {
            ["name"] = $"slipway-{name}",
            ["namespace"] = place,
            ["labels"] = new JsonObject { [ManagedBy.Label] = ManagedBy.Slipway },
        };
        if (version is not null)
        {
            metadata["resourceVersion"] = version;
        }

        return new JsonObject
        {
            ["apiVersion"] = "coordination.k8s.io/v1",
            ["kind"] = "Lease",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject
            {
                ["holderIdentity"] = holder.Identity,
                ["leaseDurationSeconds"] = (int)ReleaseLock.Duration.TotalSeconds,
                ["acquireTime"] = Time(since),
                ["renewTime"] = Time(now),
                ["leaseTransitions"] = transitions,
            },
        }.ToJsonString();
    }

    // A MicroTime of the API: six digits.
    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(RenewInterval, _clock);
        while (await timer.WaitForNextTickAsync(_end.Token))
        {
            try
            {
                var manifest = Manifest(_name, _place, _holder, _since, _clock.GetUtcNow(), _lease.TextAt("metadata", "resourceVersion"), _lease.NumberAt("spec", "leaseTransitions") ?? 0);
                _lease = await _api.ReplaceAsync(ReleaseLock.PathOf(_name, _place), manifest, _end.Token);
            }
            catch (KubeApiException exception) when (exception.StatusCode is 404 or 409)
            {
                if (!await IsStillOursAsync())
                {
                    IsLost = true;
                    await _lost.CancelAsync();
                    return;
                }
            }
            catch (KubeApiException)
            {
                // While the API is away, nobody else can take the lock either.
            }
        }
    }

    private async Task<bool> IsStillOursAsync()
    {
        try
        {
            if (await _api.FindAsync(ReleaseLock.PathOf(_name, _place), _end.Token) is not { } found || found.TextAt("spec", "holderIdentity") != _holder.Identity)
            {
                return false;
            }

            _lease = found;
            return true;
        }
        catch (KubeApiException)
        {
            return true;
        }
    }
}
