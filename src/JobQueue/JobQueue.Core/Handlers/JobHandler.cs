using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Services.Hosting;

namespace JobQueue.Core.Handlers;

/// <summary>What a handler may know of the job it runs.</summary>
/// <param name="JobId">The job's id: the same in every attempt, so fit for an idempotency key.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Time">The clock to wait with.</param>
public sealed record JobContext(Guid JobId, int Attempt, TimeProvider Time);

/// <summary>A payload that a handler cannot use. The message is one line that names the field; the job is refused, or dead at once.</summary>
/// <param name="message">What is wrong.</param>
public sealed class InvalidPayloadException(string message) : Exception(message);

/// <summary>Runs the jobs of one type.</summary>
public interface IJobHandler
{
    /// <summary>The type, as it stands in <c>POST /jobs</c>.</summary>
    string Type { get; }

    /// <summary>Checks a payload before the job is created.</summary>
    /// <param name="payload">The payload.</param>
    /// <exception cref="InvalidPayloadException">The handler cannot use it.</exception>
    void Check(JsonElement payload);

    /// <summary>Runs a job. It may run again after a failure or a crash: what it does must bear repeating.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="context">What is known of the job.</param>
    /// <param name="cancellation">Set when the lease is lost or about to be given back; the handler stops then.</param>
    /// <returns>The result, or null.</returns>
    Task<JsonElement?> RunAsync(JsonElement payload, JobContext context, CancellationToken cancellation);
}

/// <summary>
/// Runs the jobs of one type, with a typed payload. To add a type: derive from this, and list the handler in <see cref="JobHandlers.All"/>.
/// </summary>
/// <typeparam name="TPayload">The payload; its JSON names are snake_case, and unknown fields are refused.</typeparam>
public abstract class JobHandler<TPayload> : IJobHandler
{
    private static readonly JsonSerializerOptions Options = new(JsonBody.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <inheritdoc/>
    public abstract string Type { get; }

    /// <inheritdoc/>
    public void Check(JsonElement payload) => Parse(payload);

    /// <inheritdoc/>
    public Task<JsonElement?> RunAsync(JsonElement payload, JobContext context, CancellationToken cancellation) =>
        HandleAsync(Parse(payload), context, cancellation);

    /// <summary>Says what is wrong with a payload that has the right shape.</summary>
    /// <param name="payload">The payload.</param>
    /// <returns>One line that names the field, or null when nothing is wrong.</returns>
    protected abstract string? FindFault(TPayload payload);

    /// <summary>Runs a job.</summary>
    /// <param name="payload">The payload, checked.</param>
    /// <param name="context">What is known of the job.</param>
    /// <param name="cancellation">Set when the handler must stop.</param>
    /// <returns>The result, or null.</returns>
    protected abstract Task<JsonElement?> HandleAsync(TPayload payload, JobContext context, CancellationToken cancellation);

    private TPayload Parse(JsonElement json)
    {
        try
        {
            var payload = json.Deserialize<TPayload>(Options) ?? throw new InvalidPayloadException("payload is null");
            return FindFault(payload) is { } fault ? throw new InvalidPayloadException(fault) : payload;
        }
        catch (JsonException exception)
        {
            throw new InvalidPayloadException($"payload: {JsonBody.Explain(exception)}");
        }
    }
}
