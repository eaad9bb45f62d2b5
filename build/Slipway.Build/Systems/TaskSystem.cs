using Slipway.Model;

namespace Slipway.Build.Systems;

/// <summary>The master-slave task system: the same workload in two namespaces, jobs A, B and C in order.</summary>
public static class TaskSystem
{
    private static readonly string[] Database = ["DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER", "DATABASE_PASSWORD"];

    /// <summary>The system.</summary>
    public static SystemDefinition Definition { get; } = new("task-system")
    {
        Namespaces = ["task-system-master", "task-system-slave"],
        Images =
        [
            new("job-a", "src/TaskSystem/JobA", "jobA.image"),
            new("job-b", "src/TaskSystem/JobB", "jobB.image"),
            new("job-c", "src/TaskSystem/JobC", "jobC.image"),
            new("task-executor", "src/TaskSystem/TaskExecutor", "taskExecutor.image"),
            new("ui-service", "src/TaskSystem/Ui", "uiService.image"),
        ],
        Secrets = [new("task-system-database", [new("password", "TASK_SYSTEM_DATABASE_PASSWORD")])],
        Values = new Dictionary<string, string>
        {
            ["postgresql.auth.existingSecret"] = "task-system-database",
            ["replication.namespaces.create"] = "false",
        },
        JobSequence = ["job-a", "job-b", "job-c"],
        Expectations = new ChartExpectations
        {
            ValueSets = ["local", "dev", "staging", "prod"],
            Kinds = ["Deployment", "StatefulSet", "Service", "Job", "NetworkPolicy", "ServiceAccount", "Role", "RoleBinding", "Namespace"],
            KindsIn = new Dictionary<string, IReadOnlyList<string>>
            {
                ["local"] = ["Secret"],
                ["dev"] = ["Secret"],
                ["staging"] = ["HorizontalPodAutoscaler", "PodDisruptionBudget", "Ingress"],
                ["prod"] = ["HorizontalPodAutoscaler", "PodDisruptionBudget", "Ingress"],
            },
            Values = ["environment", "replication", "postgresql", "jobA", "jobB", "jobC", "taskExecutor", "uiService", "waitForJob"],
            EnvironmentVariables = new Dictionary<string, IReadOnlyList<string>>
            {
                ["job-a-*"] = [.. Database, "RELEASE_REVISION", "TASK_COUNT"],
                ["job-b-*"] = [.. Database, "RELEASE_REVISION"],
                ["job-c-*"] = [.. Database, "RELEASE_REVISION"],
                ["task-executor"] = [.. Database, "LOG_LEVEL", "LOG_FORMAT"],
                ["ui-service"] = ["TASK_EXECUTOR_URL"],
            },
            Replicas =
            [
                new("task-executor", "staging", 2), new("task-executor", "prod", 3),
                new("ui-service", "dev", 1), new("ui-service", "staging", 2), new("ui-service", "prod", 3),
            ],
            Helpers = ["task-system.metadata", "task-system.selector", "task-system.podSpec", "task-system.jobs"],
        },
    };
}
