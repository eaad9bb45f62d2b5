using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Slipway.Services.Hosting;
using TaskSystem.Data;

namespace TaskSystem.TaskExecutor;

/// <summary>The body of <c>POST /tasks</c>.</summary>
/// <param name="TaskName">What the task is called: 1 to 200 characters; required.</param>
/// <param name="Priority">1 (most urgent) to 5; 3 when left out.</param>
/// <param name="DurationSeconds">How long its work takes: 0 to 3600 s; 0 when left out.</param>
internal sealed record NewTask(string? TaskName, int? Priority, double? DurationSeconds);

/// <summary>The API for tasks.</summary>
internal static class TaskEndpoints
{
    private const int LongestName = 200;
    private const int DefaultPriority = 3;
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 500;

    public static void MapTasks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/tasks", CreateAsync);
        endpoints.MapGet("/tasks", ListAsync);
        endpoints.MapGet("/tasks/{id}", GetAsync);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, TaskStore store, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<NewTask>(request, "create a task");
        var name = body.TaskName?.Trim() ?? string.Empty;
        Demand(name.Length is > 0 and <= LongestName, $"create a task: task_name must have 1 to {LongestName} characters");
        Demand(body.Priority is null or (>= 1 and <= 5), "create a task: priority must be from 1 to 5");
        Demand(body.DurationSeconds is null or (>= 0 and <= 3600), "create a task: duration_seconds must be from 0 to 3600");

        var task = await store.CreateAsync(name, body.Priority ?? DefaultPriority, TimeSpan.FromSeconds(body.DurationSeconds ?? 0), cancellation);
        request.HttpContext.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/tasks/{task.Id}");
        return Results.Json(task, JsonBody.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, TaskStore store, CancellationToken cancellation)
    {
        var status = (string?)request.Query["status"];
        Demand(status is null || TaskStatuses.All.Contains(status), $"list tasks: status must be one of {string.Join(", ", TaskStatuses.All)}");
        var limit = DefaultLimit;
        Demand(
            (string?)request.Query["limit"] is not { } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaximumLimit),
            $"list tasks: limit must be a whole number from 1 to {MaximumLimit}");
        return Results.Json(await store.ListAsync(status, request.Query["created_by"], limit, cancellation), JsonBody.Options);
    }

    private static async Task<IResult> GetAsync(string id, TaskStore store, CancellationToken cancellation)
    {
        Demand(long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number), "find a task: the id is not a whole number");
        return await store.FindAsync(number, cancellation) is { } task
            ? Results.Json(task, JsonBody.Options)
            : throw new ProblemException(StatusCodes.Status404NotFound, $"find task {id}: there is none");
    }

    private static void Demand(bool isRight, string fault)
    {
        if (!isRight)
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, fault);
        }
    }
}
