using System.Text.Json;

namespace JobQueue.Core.Handlers;

/// <summary>Returns its payload, whatever it is.</summary>
public sealed class EchoHandler : JobHandler<JsonElement>
{
    /// <inheritdoc/>
    public override string Type => "echo";

    /// <inheritdoc/>
    protected override string? FindFault(JsonElement payload) => null;

    /// <inheritdoc/>
    protected override Task<JsonElement?> HandleAsync(JsonElement payload, JobContext context, CancellationToken cancellation) =>
        Task.FromResult<JsonElement?>(payload);
}
