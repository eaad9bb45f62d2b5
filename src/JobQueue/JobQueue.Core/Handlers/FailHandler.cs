using System.Text.Json;

namespace JobQueue.Core.Handlers;

/// <summary>What a fail job is given.</summary>
/// <param name="Times">How many attempts fail before one succeeds: 0 to 1000.</param>
public sealed record FailPayload(int? Times);

/// <summary>Fails its first attempts: for trying out retries and backoff.</summary>
public sealed class FailHandler : JobHandler<FailPayload>
{
    /// <inheritdoc/>
    public override string Type => "fail";

    /// <inheritdoc/>
    protected override string? FindFault(FailPayload payload) =>
        payload.Times is >= 0 and <= 1000 ? null : "payload.times must be a whole number from 0 to 1000";

    /// <inheritdoc/>
    protected override Task<JsonElement?> HandleAsync(FailPayload payload, JobContext context, CancellationToken cancellation) =>
        context.Attempt <= payload.Times
            ? throw new InvalidOperationException($"attempt {context.Attempt} fails as asked")
            : Task.FromResult<JsonElement?>(null);
}
