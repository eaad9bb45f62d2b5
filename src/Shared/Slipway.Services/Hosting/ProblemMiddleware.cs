using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Slipway.Services.Hosting;

/// <summary>A request that cannot be served; answered as problem+json.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">One line, 'what was being done: cause'.</param>
public sealed class ProblemException(int status, string detail) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}

/// <summary>Answers every failure, and every error status without a body, as problem+json (RFC 9457) with one line of detail.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="logger">Told of failures that are the server's.</param>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null })
            {
                await WriteAsync(context, context.Response.StatusCode, $"{context.Request.Method} {context.Request.Path}: no such resource or method");
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested || context.Response.HasStarted)
        {
            context.Abort();
        }
        catch (Exception exception)
        {
            var (status, detail) = Describe(exception, context.Request);
            if (status >= 500)
            {
                logger.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            }

            await WriteAsync(context, status, detail);
        }
    }

    private static (int Status, string Detail) Describe(Exception exception, HttpRequest request)
    {
        var what = $"{request.Method} {request.Path}";
        return exception switch
        {
            ProblemException problem => (problem.Status, problem.Message),
            BadHttpRequestException bad => (bad.StatusCode, $"{what}: {bad.Message}"),

            // Class 22: values that PostgreSQL cannot hold, such as U+0000 in a text (https://www.postgresql.org/docs/15/errcodes-appendix.html).
            PostgresException { SqlState: ['2', '2', ..] } data => (StatusCodes.Status400BadRequest, $"{what}: {data.MessageText}"),
            NpgsqlException => (StatusCodes.Status503ServiceUnavailable, $"{what}: the database does not answer"),
            _ => (StatusCodes.Status500InternalServerError, $"{what}: internal error"),
        };
    }

    private static Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
