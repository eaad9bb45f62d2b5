using System.Globalization;
using System.Text.Json;
using Cake.Core;
using Slipway.Cluster;

namespace Slipway.Deployments;

/// <summary>Keeps two runs from changing one release at the same time: a Lease <c>slipway-NAME</c> beside it, which its holder renews while it runs.</summary>
/// <param name="api">The cluster.</param>
/// <param name="holder">This run.</param>
/// <param name="wait">How long to wait for another run; zero to fail at once.</param>
/// <param name="clock">Measures time.</param>
public sealed class ReleaseLock(IKubeApi api, LockHolder holder, TimeSpan wait, TimeProvider clock)
{
    /// <summary>How long a holder that does not renew keeps the lock. As long as that of Kubernetes' own controllers (k8s.io/component-base: LeaseDuration).</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    /// <summary>Path of the Lease.</summary>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace.</param>
    public static string PathOf(string name, string place) => $"{CollectionOf(place)}/slipway-{name}";

    /// <summary>Takes the lock; waits for another run when that is wanted, or when the other run does not renew it any more.</summary>
    /// <param name="name">Name of the release.</param>
    /// <param name="place">Its namespace, which must exist.</param>
    /// <param name="say">Is told, in one line, what is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock; it is given back when it is disposed of.</returns>
    /// <exception cref="CakeException">Another run holds it: who, since when.</exception>
    /// <exception cref="KubeApiException">The API refused.</exception>
    public async Task<HeldLock> AcquireAsync(string name, string place, Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(say);
        var started = clock.GetTimestamp();
        var told = "";
        while (true)
        {
            var found = await api.FindAsync(PathOf(name, place), cancellationToken);
            var other = found?.TextAt("spec", "holderIdentity") ?? "";
            if (other.Length == 0)
            {
                if (await TakeAsync(name, place, found, cancellationToken) is not { } held)
                {
                    continue;
                }

                return held;
            }

            var isOver = IsOver(found!.Value);
            var left = wait - clock.GetElapsedTime(started);
            if (!isOver && left <= TimeSpan.Zero)
            {
                throw new CakeException($"Locking {name}: {Describe(found.Value)}. Wait for it: --wait-for-lock=10m");
            }

            told = TellOnce(told, other, isOver ? $"{Describe(found.Value)}, and does not renew its lock; it ends within {Duration.TotalSeconds:0} s" : $"waiting: {Describe(found.Value)}", say);

            // Whether a lock is still renewed is seen by watching it, not by comparing the clocks of two machines.
            var limit = isOver || left > Duration ? Duration : left;
            if (!await ChangesAsync(name, place, found.Value, limit, cancellationToken) && limit >= Duration && await TakeAsync(name, place, found, cancellationToken) is { } stolen)
            {
                say($"took the lock over: its holder, {LockHolder.Parse(other)?.ToString() ?? other}, ended without giving it back");
                return stolen;
            }
        }
    }

    private static string TellOnce(string told, string holder, string text, Action<string> say)
    {
        if (told != holder)
        {
            say(text);
        }

        return holder;
    }

    private static string CollectionOf(string place) => $"/apis/coordination.k8s.io/v1/namespaces/{place}/leases";

    private static string Describe(JsonElement lease)
    {
        var identity = lease.TextAt("spec", "holderIdentity") ?? "";
        return $"{LockHolder.Parse(identity)?.ToString() ?? identity} is changing it since {lease.TimeAt("spec", "acquireTime")?.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture)}";
    }

    private bool IsOver(JsonElement lease)
    {
        var renewed = lease.TimeAt("spec", "renewTime") ?? DateTimeOffset.MinValue;
        return renewed + Duration < clock.GetUtcNow() || LockHolder.Parse(lease.TextAt("spec", "holderIdentity"))?.IsKnownToHaveEnded() == true;
    }

    /// <summary>Takes a lock that is free or over; null when another run was quicker.</summary>
    private async Task<HeldLock?> TakeAsync(string name, string place, JsonElement? found, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var lease = HeldLock.Manifest(name, place, holder, now, now, found?.TextAt("metadata", "resourceVersion"), (found?.NumberAt("spec", "leaseTransitions") ?? -1) + 1);
        try
        {
            var taken = found is null
                ? await api.CreateAsync(CollectionOf(place), lease, cancellationToken)
                : await api.ReplaceAsync(PathOf(name, place), lease, cancellationToken);
            return new HeldLock(api, name, place, holder, taken, clock, cancellationToken);
        }
        catch (KubeApiException exception) when (exception.StatusCode is 409 || (found is not null && exception.StatusCode is 404))
        {
            return null;
        }
    }

    private async Task<bool> ChangesAsync(string name, string place, JsonElement known, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        var isThere = false;
        try
        {
            await foreach (var change in api.WatchAsync($"{CollectionOf(place)}?fieldSelector=metadata.name=slipway-{name}", end.Token))
            {
                var isSame = change.Type is WatchEventType.Added or WatchEventType.Modified && change.Object.TextAt("metadata", "resourceVersion") == known.TextAt("metadata", "resourceVersion");
                isThere |= isSame;
                if (change.Type == WatchEventType.Listed ? !isThere : !isSame)
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It did not change in time.
        }

        return false;
    }
}
