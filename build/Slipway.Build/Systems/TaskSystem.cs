using System.Text.Json;
using Slipway.Cluster;
using Slipway.Model;
using Slipway.Smoke;

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

    /// <summary>What must hold once it is deployed, in each of its namespaces.</summary>
    public static IReadOnlyList<SmokeTest> SmokeTests { get; } =
    [
        .. Definition.Namespaces.SelectMany(place => new SmokeTest[]
        {
            new($"{place}: the tasks of jobs A, B and C are completed, in order", (probes, token) => CheckSequenceAsync(probes, place, token)),
            new($"{place}: a task given to the executor is completed, and the page lists it", (probes, token) => CompleteTaskAsync(probes, place, token)),
        }),
    ];

    // Each job records its work as tasks that are completed at once, under the release's revision: the order of their ends is that of the jobs.
    private static Task CheckSequenceAsync(SmokeProbes probes, string place, CancellationToken cancellationToken) => probes.ExpectAsync(
        new SqlProbe(
            "jobs by the end of their tasks, and tasks not completed",
            place,
            """
            with newest as (select release_revision from releases order by started_at desc limit 1),
                 jobs as (select created_by, max(completed_at) as ended, count(*) filter (where status <> 'completed') as open
                          from tasks join newest using (release_revision) where created_by in ('job-a', 'job-b', 'job-c') group by created_by)
            select coalesce(string_agg(created_by, ' ' order by ended), 'none') || ', ' || coalesce(sum(open), 0) || ' open' from jobs;
            """)
        {
            Database = "taskdb",
        },
        "job-a job-b job-c, 0 open",
        cancellationToken);

    private static async Task CompleteTaskAsync(SmokeProbes probes, string place, CancellationToken cancellationToken)
    {
        var executor = new ServiceAddress(place, "task-executor", "8080");
        var page = new ServiceAddress(place, "ui-service", "8080");
        var created = await probes.ExpectAsync(
            executor,
            HttpProbe.Post("/tasks", """{"task_name":"smoke test"}"""),
            "status 201 and an id",
            answer => (int)answer.Status == 201 && answer.Field("id") is not null,
            cancellationToken);
        var id = created.Field("id")!;
        await probes.ExpectAsync(executor, HttpProbe.Get($"/tasks/{id}"), "status completed", answer => answer.Field("status") == "completed", cancellationToken);
        await probes.ExpectAsync(page, HttpProbe.Get("/api/tasks"), $"task {id} completed", answer => IsListed(answer, id), cancellationToken);
        await probes.ExpectAsync(page, HttpProbe.Get("/"), "a page", answer => (int)answer.Status == 200 && answer.Body.Contains("<html", StringComparison.OrdinalIgnoreCase), cancellationToken);
    }

    private static bool IsListed(HttpAnswer answer, string id)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.ItemsAt("tasks").Any(task => task.TextAt("id") == id && task.TextAt("status") == "completed");
    }
}
