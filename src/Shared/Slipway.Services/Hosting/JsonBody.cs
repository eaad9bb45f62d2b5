using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Slipway.Services.Hosting;

/// <summary>JSON as the services speak it: snake_case names, unknown fields refused.</summary>
public static class JsonBody
{
    /// <summary>The options for reading and writing.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the body of a request.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="action">What is being done, for the message.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ProblemException">The body is no JSON (400), is not what is expected (400), or is not announced as JSON (415).</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, string action)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, $"{action}: the content type must be application/json");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Options, request.HttpContext.RequestAborted)
                ?? throw new ProblemException(StatusCodes.Status400BadRequest, $"{action}: the body is null; expected an object");
        }
        catch (JsonException exception)
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, $"{action}: {Explain(exception)}");
        }
    }

    /// <summary>Says in a few words what is wrong with a JSON text, without naming types of this program.</summary>
    /// <param name="exception">What the reader said.</param>
    /// <returns>One line.</returns>
    public static string Explain(JsonException exception)
    {
        var place = FormattableString.Invariant($"line {exception.LineNumber + 1 ?? 1}, byte {exception.BytePositionInLine + 1 ?? 1}");
        var field = exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        var isUnknown = exception.Message.Contains("could not be mapped", StringComparison.Ordinal);
        return field switch
        {
            null => $"the body is not the JSON expected ({place})",
            _ when isUnknown => $"the field {field} is unknown ({place})",
            _ => $"the field {field} does not have the type expected ({place})",
        };
    }
}
