using System.Text.Json;

namespace JobQueue.Core.Handlers;

/// <summary>What a sleep job is given.</summary>
/// <param name="Seconds">How long it sleeps: 0 to 3600 s.</param>
public sealed record SleepPayload(double? Seconds);

/// <summary>Takes time and does nothing: for trying out leases, draining and scaling.</summary>
public sealed class SleepHandler : JobHandler<SleepPayload>
{
    /// <inheritdoc/>
    public override string Type => "sleep";

    /// <inheritdoc/>
    protected override string? FindFault(SleepPayload payload) =>
        payload.Seconds is >= 0 and <= 3600 ? null : "payload.seconds must be a number from 0 to 3600";

    /// <inheritdoc/>
    protected override async Task<JsonElement?> HandleAsync(SleepPayload payload, JobContext context, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(payload.Seconds!.Value), context.Time, cancellation);
        return null;
    }
}
