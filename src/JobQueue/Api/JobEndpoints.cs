using System.Globalization;
using JobQueue.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Slipway.Services.Hosting;

namespace JobQueue.Api;

/// <summary>The API for jobs; every call needs the key.</summary>
internal static class JobEndpoints
{
    /// <summary>The largest request body accepted, in bytes: a queue carries references to large data, not the data.</summary>
    public const long LargestBody = 256 * 1024;

    private const int DefaultLimit = 50;
    private const int MaximumLimit = 500;

    public static void MapJobs(this IEndpointRouteBuilder endpoints, ApiKey key)
    {
        var jobs = endpoints.MapGroup("/jobs").AddEndpointFilter((context, next) =>
        {
            key.Demand(context.HttpContext.Request);
            return next(context);
        });
        jobs.MapPost("", CreateAsync);
        jobs.MapGet("", ListAsync);
        jobs.MapGet("/{id}", GetAsync);
        jobs.MapDelete("/{id}", CancelAsync);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, JobStore store, ILogger<JobStore> logger, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<NewJob>(request, "create a job");
        body.Check();
        var job = await store.CreateAsync(body.Type!, body.PayloadOrEmpty, body.MaxAttemptsOrDefault, body.RunAt, cancellation);
        using (logger.BeginScope(new Dictionary<string, object?> { ["job_id"] = job.Id, ["job_type"] = job.Type }))
        {
            logger.LogInformation("Job created");
        }

        request.HttpContext.Response.Headers.Location = $"/jobs/{job.Id}";
        return Results.Json(job, JsonBody.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, JobStore store, CancellationToken cancellation)
    {
        var status = (string?)request.Query["status"];
        if (status is not null && !JobStatus.All.Contains(status))
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, $"list jobs: status must be one of {string.Join(", ", JobStatus.All)}");
        }

        var jobs = await store.ListAsync(status, ReadLimit(request), cancellation);
        return Results.Json(new { jobs }, JsonBody.Options);
    }

    private static async Task<IResult> GetAsync(string id, JobStore store, CancellationToken cancellation) =>
        await store.FindAsync(ReadId(id), cancellation) is { } job ? Results.Json(job, JsonBody.Options) : throw Missing(id);

    private static async Task<IResult> CancelAsync(string id, JobStore store, ILogger<JobStore> logger, CancellationToken cancellation)
    {
        var outcome = await store.CancelAsync(ReadId(id), cancellation);
        if (outcome.Job is null)
        {
            throw Missing(id);
        }

        if (!outcome.IsCancelled)
        {
            throw new ProblemException(StatusCodes.Status409Conflict, $"cancel job {id}: it is already {outcome.Job.Status}");
        }

        using (logger.BeginScope(new Dictionary<string, object?> { ["job_id"] = outcome.Job.Id }))
        {
            logger.LogInformation("Job cancelled");
        }

        return Results.Json(outcome.Job, JsonBody.Options);
    }

    private static int ReadLimit(HttpRequest request)
    {
        var text = (string?)request.Query["limit"];
        if (text is null)
        {
            return DefaultLimit;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaximumLimit
            ? limit
            : throw new ProblemException(StatusCodes.Status400BadRequest, $"list jobs: limit must be a whole number from 1 to {MaximumLimit}");
    }

    private static Guid ReadId(string id) => Guid.TryParseExact(id, "D", out var guid)
        ? guid
        : throw new ProblemException(StatusCodes.Status400BadRequest, "find a job: the id is not a UUID");

    private static ProblemException Missing(string id) => new(StatusCodes.Status404NotFound, $"find job {id}: there is none");
}
