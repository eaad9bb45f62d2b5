using Slipway.Model;

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
}
