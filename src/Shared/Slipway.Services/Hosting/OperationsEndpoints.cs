using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Metrics;

namespace Slipway.Services.Hosting;

/// <summary>
/// What operators and the cluster ask of every service: <c>/health</c> (does its loop turn), <c>/ready</c> (can it work now) and <c>/metrics</c>
/// (Prometheus text format). None of them needs a key.
/// </summary>
public static class OperationsEndpoints
{
    // Kubernetes gives a probe 5 s here: the answer, even a bad one, must come before.
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(3);

    /// <summary>Adds the three endpoints.</summary>
    /// <param name="endpoints">Where to.</param>
    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health", (LoopHealth health) => health.IsAlive
            ? Results.Json(new { status = "healthy" })
            : Results.Json(new { status = "unhealthy", detail = "the main loop does not turn" }, statusCode: StatusCodes.Status503ServiceUnavailable));
        endpoints.MapGet("/ready", ReadyAsync);
        endpoints.MapGet("/metrics", MetricsAsync);
    }

    private static async Task<IResult> ReadyAsync(IEnumerable<IReadinessCheck> checks, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestCheck);
        var details = new List<string>();
        foreach (var check in checks)
        {
            var result = await CheckAsync(check, limit.Token);
            if (!result.IsReady)
            {
                return Results.Json(new { status = "not ready", detail = result.Detail }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            details.Add(result.Detail);
        }

        return Results.Json(new { status = "ready", detail = string.Join("; ", details) });
    }

    private static async Task<ReadinessResult> CheckAsync(IReadinessCheck check, CancellationToken cancellation)
    {
        try
        {
            return await check.CheckAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return new ReadinessResult(false, FormattableString.Invariant($"no answer within {LongestCheck.TotalSeconds} s"));
        }
    }

    private static async Task<IResult> MetricsAsync(
        MeterCollector meters, IEnumerable<IMetricSource> sources, ILogger<MeterCollector> logger, CancellationToken cancellation)
    {
        var families = new List<MetricFamily>(meters.Collect());
        var isUp = true;
        foreach (var source in sources)
        {
            try
            {
                families.AddRange(await source.ReadAsync(cancellation));
            }
            catch (NpgsqlException exception)
            {
                // A scrape without the database still shows the process, and says what it lacks.
                logger.LogWarning("read metrics from the database: {Cause}", exception.Message);
                isUp = false;
            }
        }

        families.Add(MetricFamily.Of("database_metrics_up", MetricKind.Gauge, "1 if the metrics that come from the database could be read.", isUp ? 1 : 0));
        return Results.Text(PrometheusText.Write(families), PrometheusText.ContentType);
    }
}
