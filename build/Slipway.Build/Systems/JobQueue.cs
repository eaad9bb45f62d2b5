using System.Globalization;
using Slipway.Cluster;
using Slipway.Model;
using Slipway.Smoke;

namespace Slipway.Build.Systems;

/// <summary>The job queue: an API, workers that scale, a reaper, and a migration before them.</summary>
public static class JobQueue
{
    /// <summary>The system.</summary>
    public static SystemDefinition Definition { get; } = new("jobqueue")
    {
        Namespaces = ["jobqueue"],
        Images =
        [
            new("jobqueue-api", "src/JobQueue/Api", "api.image"),
            new("jobqueue-worker", "src/JobQueue/Worker", "worker.image"),
            new("jobqueue-reaper", "src/JobQueue/Reaper", "reaper.image"),
            new("jobqueue-migrator", "src/JobQueue/Migrator", "migration.image"),
        ],
        Secrets =
        [
            new("jobqueue-secret",
            [
                new("POSTGRES_PASSWORD", "JOBQUEUE_POSTGRES_PASSWORD"),
                new("API_SECRET_KEY", "JOBQUEUE_API_SECRET_KEY"),
                new("DATABASE_URL", "JOBQUEUE_DATABASE_URL", "postgresql://postgres:{POSTGRES_PASSWORD}@postgres:5432/jobqueue"),
            ]),
        ],
        SecretRevisionPath = "secret.revision",
        Values = new Dictionary<string, string> { ["secret.existingSecret"] = "jobqueue-secret" },
        MigrationJob = "jobqueue-migration",
        Expectations = new ChartExpectations
        {
            ValueSets = ["local", "dev", "staging", "prod"],
            Kinds = ["Deployment", "StatefulSet", "Service", "ConfigMap", "Job", "NetworkPolicy", "ServiceAccount"],
            KindsIn = new Dictionary<string, IReadOnlyList<string>>
            {
                ["default"] = ["HorizontalPodAutoscaler", "Secret"],
                ["local"] = ["Secret"],
                ["dev"] = ["Secret"],
                ["staging"] = ["HorizontalPodAutoscaler", "PodDisruptionBudget", "Ingress"],
                ["prod"] = ["HorizontalPodAutoscaler", "PodDisruptionBudget", "Ingress"],
            },
            Values = ["environment", "secret", "api", "worker", "reaper", "migration", "postgresql"],
            EnvironmentVariables = new Dictionary<string, IReadOnlyList<string>>
            {
                ["jobqueue-api"] = ["DATABASE_URL", "API_SECRET_KEY", "LOG_LEVEL", "LOG_FORMAT"],
                ["jobqueue-worker"] = ["DATABASE_URL", "WORKER_BATCH_SIZE", "WORKER_POLL_INTERVAL_SECONDS", "WORKER_LEASE_DURATION_SECONDS"],
                ["jobqueue-reaper"] = ["DATABASE_URL", "REAPER_INTERVAL_SECONDS"],
                ["jobqueue-migration-*"] = ["DATABASE_URL"],
            },
            Replicas =
            [
                new("jobqueue-api", "default", 3), new("jobqueue-worker", "default", 2), new("jobqueue-reaper", "default", 1),
                new("jobqueue-api", "prod", 3), new("jobqueue-reaper", "prod", 1),
            ],
            Helpers = ["jobqueue.metadata", "jobqueue.selector", "jobqueue.podSpec", "jobqueue.program"],
        },
    };

    /// <summary>What must hold once it is deployed.</summary>
    public static IReadOnlyList<SmokeTest> SmokeTests { get; } =
    [
        new("the API refuses a caller without the key", RefuseStrangersAsync),
        new("a job given to the API is completed by a worker, counted, and leaves the queue empty", CompleteJobAsync),
    ];

    private static ServiceAddress Api { get; } = new("jobqueue", "jobqueue-api", "80");

    private static Task<HttpAnswer> RefuseStrangersAsync(SmokeProbes probes, CancellationToken cancellationToken) =>
        probes.ExpectAsync(Api, HttpProbe.Get("/jobs"), "status 401", answer => (int)answer.Status == 401, cancellationToken);

    private static async Task CompleteJobAsync(SmokeProbes probes, CancellationToken cancellationToken)
    {
        var key = await probes.SecretAsync("jobqueue", "jobqueue-secret", "API_SECRET_KEY", cancellationToken);
        var headers = new Dictionary<string, string> { ["X-API-Key"] = key };
        var metrics = await probes.ExpectAsync(Api, HttpProbe.Get("/metrics"), "job_completed_total", answer => Metric(answer, "job_completed_total") is not null, cancellationToken);
        var before = Metric(metrics, "job_completed_total");
        var created = await probes.ExpectAsync(
            Api,
            HttpProbe.Post("/jobs", """{"type":"echo","payload":{"from":"smoke test"}}""") with { Headers = headers },
            "status 201 and an id",
            answer => (int)answer.Status == 201 && answer.Field("id") is not null,
            cancellationToken);
        await probes.ExpectAsync(
            Api, HttpProbe.Get($"/jobs/{created.Field("id")}") with { Headers = headers }, "status completed", answer => answer.Field("status") == "completed", cancellationToken);
        await probes.ExpectAsync(
            Api,
            HttpProbe.Get("/metrics"),
            $"job_completed_total above {before} and job_queue_depth 0",
            answer => Metric(answer, "job_completed_total") > before && Metric(answer, "job_queue_depth") == 0,
            cancellationToken);
    }

    // Prometheus text format: NAME{LABELS} VALUE.
    private static double? Metric(HttpAnswer answer, string name) => answer.Body.Split('\n')
        .Where(line => line.StartsWith(name + " ", StringComparison.Ordinal) || line.StartsWith(name + "{", StringComparison.Ordinal))
        .Select(line => (double?)double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
