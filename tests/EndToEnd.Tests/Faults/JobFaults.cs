namespace EndToEnd.Tests.Faults;

/// <summary>Faults of jobs: the migration of the job queue, and the sequence of the task system.</summary>
internal static class JobFaults
{
    public static Fault JobB { get; } = new("job B fails", () => FaultImage.RunningAsync("jobB", "job-b", "echo 'no tasks to prioritise' >&2; exit 1"))
    {
        System = "task-system",
        Culprit = "job-b",
        Says = ["Job/job-b-", "tries failed", "exit code 1", "Did not run: job-c-"],
        Shows = ["no tasks to prioritise"],
    };

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("failing migration", () => MigrateAsync("echo 'relation \"jobs\" does not exist' >&2; exit 1"))
        {
            Culprit = "jobqueue-migration",
            Says = ["Job/jobqueue-migration-", "tries failed", "exit code 1"],
            Shows = ["relation \"jobs\" does not exist"],
        },
        new("job runs into its deadline", async () => [.. await MigrateAsync("exec sleep 3600"), "--set=migration.activeDeadlineSeconds=10"])
        {
            Culprit = "jobqueue-migration",
            Says = ["Job/jobqueue-migration-", "not done within its 10 s"],
        },
        JobB,
        new("init container hangs", () => FaultImage.HangingAsync("waitForJob", "end-to-end-wait", "bash"))
        {
            System = "task-system",
            Culprit = "job-b",
            Says = ["Job/job-b-", "container wait-for-job-a", "has not ended"],
            Sign = FaultSign.Start,
        },
    ];

    private static Task<string[]> MigrateAsync(string script) => FaultImage.RunningAsync("migration", "jobqueue-migrator", script);
}
