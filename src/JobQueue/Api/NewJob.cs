using System.Text.Json;
using JobQueue.Core.Handlers;
using Microsoft.AspNetCore.Http;
using Slipway.Services.Hosting;

namespace JobQueue.Api;

/// <summary>The body of <c>POST /jobs</c>.</summary>
/// <param name="Type">Which handler runs the job; required.</param>
/// <param name="Payload">What the handler is given; an empty object when left out.</param>
/// <param name="MaxAttempts">After how many failed attempts the job is dead: 1 to 100, 5 when left out.</param>
/// <param name="RunAt">The earliest time of the first attempt; now when left out.</param>
internal sealed record NewJob(string? Type, JsonElement? Payload, int? MaxAttempts, DateTimeOffset? RunAt)
{
    private const int DefaultMaxAttempts = 5;
    private const int MostAttempts = 100;

    private static readonly JsonElement EmptyObject = JsonSerializer.SerializeToElement(new { });

    public JsonElement PayloadOrEmpty => Payload ?? EmptyObject;

    public int MaxAttemptsOrDefault => MaxAttempts ?? DefaultMaxAttempts;

    /// <summary>Refuses a job that could never run.</summary>
    /// <exception cref="ProblemException">A field is missing or wrong (400).</exception>
    public void Check()
    {
        if (Type is null || !JobHandlers.All.TryGetValue(Type, out var handler))
        {
            throw Fault($"type must be one of {string.Join(", ", JobHandlers.All.Keys)}");
        }

        if (MaxAttemptsOrDefault is < 1 or > MostAttempts)
        {
            throw Fault($"max_attempts must be from 1 to {MostAttempts}");
        }

        try
        {
            handler.Check(PayloadOrEmpty);
        }
        catch (InvalidPayloadException exception)
        {
            throw Fault(exception.Message);
        }
    }

    private static ProblemException Fault(string cause) => new(StatusCodes.Status400BadRequest, $"create a job: {cause}");
}
