using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Systems;

/// <summary>Both systems from nothing to nothing: one story, its chapters in order.</summary>
[TestFixture, Order(1)]
public sealed class LifecycleTests
{
    private const int Jobs = 25;

    private static readonly string[] EveryRun = ["job-a 10 0", "job-b 10 0", "job-c 1 0"];

    [OneTimeSetUp]
    public Task RemoveAsync() => SlipwayRun.DocumentedAsync("./build.sh --target=Undeploy --delete-namespaces --delete-volumes");

    [Test, Order(1)]
    public async Task Should_EndVerified_When_BothSystemsAreDeployed()
    {
        var run = await SlipwayRun.DocumentedAsync("./build.sh --target=Deploy --env=local");

        Assert.Multiple(() =>
        {
            Assert.That(run.Lines, Has.Some.EndsWith("task-system: deployed: revision 1"));
            Assert.That(run.Lines, Has.Some.EndsWith("jobqueue: deployed: revision 1"));
            Assert.That(run.Lines, Has.Exactly(6).Contains("smoke test: ").And.Exactly(6).Contains(": ok ("));
            Assert.That(run.Lines, Has.Some.Contains("port-forward service/ui-service"));
        });
        Assert.That(await ReleaseState.RevisionAsync("task-system-master", "task-system"), Is.EqualTo(1));
        Assert.That(await ReleaseState.RevisionAsync("jobqueue", "jobqueue"), Is.EqualTo(1));
    }

    [Test, Order(2)]
    public async Task Should_HaveCompletedAllTasksInOrder_When_TheJobsAreDone()
    {
        foreach (var place in TaskSystemState.Namespaces)
        {
            var tasks = await TaskSystemState.TasksOfNewestRunAsync(place);
            Assert.That(tasks.Split(", "), Is.EqualTo(EveryRun), place);
            Assert.That(await TaskSystemState.IsInOrderAsync(place), Is.EqualTo("t"), place);
        }
    }

    [Test, Order(3)]
    public async Task Should_StartEachJobSoon_When_ThePreviousOneHasEnded()
    {
        foreach (var place in TaskSystemState.Namespaces)
        {
            var jobs = await TaskSystemState.JobsAsync(place);

            foreach (var (earlier, later) in jobs.Zip(jobs.Skip(1)))
            {
                var pause = later.Started - earlier.Completed;
                await TestContext.Progress.WriteLineAsync($"{place}: {earlier.Name} complete, {later.Name} started {pause.TotalSeconds:0} s later");
                Assert.That(pause, Is.GreaterThanOrEqualTo(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromSeconds(2)), $"{place}: {earlier.Name} to {later.Name}");
            }
        }
    }

    [Test, Order(4)]
    public async Task Should_DoAndCountEveryJob_When_JobsAreSubmitted()
    {
        var api = await JobQueueApi.OpenAsync();
        var before = await api.MetricAsync("job_completed_total");

        var ids = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(number => api.SubmitAsync($"end to end {number}")));

        await Eventually.TrueAsync(async () => await api.MetricAsync("job_completed_total") == before + Jobs, $"{Jobs} more completed jobs in the metrics");
        foreach (var (id, number) in ids.Select((id, number) => (id, number)))
        {
            var job = await api.FindAsync(id);
            Assert.That((string?)job["status"], Is.EqualTo("completed"), id);
            Assert.That((string?)job["result"]!["text"], Is.EqualTo($"end to end {number}"), id);
        }

        Assert.That(await api.MetricAsync("job_queue_depth"), Is.Zero);
    }

    [Test, Order(5)]
    public async Task Should_ShowTheTasks_When_ThePageIsAsked()
    {
        foreach (var place in TaskSystemState.Namespaces)
        {
            var (_, page) = await Cluster.CallAsync(HttpMethod.Get, place, "ui-service", 8080, "/");
            var (_, tasks) = await Cluster.CallAsync(HttpMethod.Get, place, "ui-service", 8080, "/api/tasks");

            Assert.That(page, Does.Contain("<html"), place);
            Assert.That(tasks, Does.Contain("prioritise task 10").And.Contain("smoke test"), place);
        }
    }

    [Test, Order(6)]
    public async Task Should_ChangeNothing_When_DeployedAgain()
    {
        var before = await ReleaseState.FingerprintAsync();

        var run = await SlipwayRun.DocumentedAsync("./build.sh --target=Deploy --env=local");

        Assert.That(run.Lines, Has.Some.EndsWith("task-system: nothing to do: revision 1 is in place").And.Some.EndsWith("jobqueue: nothing to do: revision 1 is in place"));
        Assert.That(await ReleaseState.FingerprintAsync(), Is.EqualTo(before));
    }

    [Test, Order(7)]
    public async Task Should_TellEverything_When_TheSystemsAreLookedAt()
    {
        var status = await SlipwayRun.DocumentedAsync("./build.sh --target=Status --env=local");
        var jobs = await SlipwayRun.DocumentedAsync("./build.sh --target=Wait-Jobs --env=local --system=task-system");
        var migration = await SlipwayRun.DocumentedAsync("./build.sh --target=Migrate --env=local --system=jobqueue");
        var smoke = await SlipwayRun.DocumentedAsync("./build.sh --target=Smoke-Test --env=local");

        Assert.Multiple(() =>
        {
            Assert.That(status.Output, Does.Contain("revision 1, deployed, verified").And.Contain("@sha256:").And.Contain("PersistentVolumeClaim/data-postgres-0").And.Contain("port-forward"));
            Assert.That(jobs.Output, Does.Match(@"job-a-\w+ complete \(.* s\) -> job-b-\w+ complete \(.* s\) -> job-c-\w+ complete"));
            Assert.That(migration.Output, Does.Contain("applied migration 003_announce_jobs"));
            Assert.That(smoke.Lines, Has.Exactly(6).Contains(": ok ("));
        });
    }

    [Test, Order(8)]
    public async Task Should_ScaleTheWorkersAndSaySo_When_SetOnTheCommandLine()
    {
        await SlipwayRun.DocumentedAsync("./build.sh --target=Deploy --env=local --system=jobqueue --set=worker.replicas=4");

        var workers = await Cluster.FindAsync("/apis/apps/v1/namespaces/jobqueue/deployments/jobqueue-worker");
        Assert.That((int?)workers!["status"]!["readyReplicas"], Is.EqualTo(4));
        var status = await SlipwayRun.DemandAsync("--target=Status", "--env=local", "--system=jobqueue");
        Assert.That(status.Output, Does.Contain("revision 2, deployed, verified").And.Contain("--set=worker.replicas=4"));
    }

    [Test, Order(9)]
    public async Task Should_NameTheImageAndRollBack_When_TheRegistryDoesNotHaveIt()
    {
        var api = await JobQueueApi.OpenAsync();
        var missing = "sha256:" + new string('0', 64);

        var run = await SlipwayRun.StartAsync("--target=Deploy", "--env=local", "--system=jobqueue", $"--set=api.image.digest={missing}");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.Contain("Error: Deploying jobqueue: Deployment/jobqueue-api in jobqueue failed").And.Contain(missing).And.Contain("Rolled back"));
        Assert.That(await ReleaseState.RevisionAsync("jobqueue", "jobqueue"), Is.EqualTo(4));
        var id = await api.SubmitAsync("after the rollback");
        await Eventually.TrueAsync(async () => (string?)(await api.FindAsync(id))["status"] == "completed", "a job given after the rollback");
    }

    [Test, Order(10)]
    public async Task Should_ChangeNothing_When_ItIsADryRun()
    {
        var before = await ReleaseState.FingerprintAsync();

        var run = await SlipwayRun.DemandAsync("--target=Deploy", "--env=local", "--system=jobqueue", "--set=worker.replicas=3", "--dry-run");

        Assert.That(run.Lines, Has.Some.Contains("revision 4 would be followed by 5").And.Some.EndsWith("dry run: nothing was changed"));
        Assert.That(await ReleaseState.FingerprintAsync(), Is.EqualTo(before));
    }

    [Test, Order(11)]
    public async Task Should_RunTheJobsAgainAndKeepTheData_When_AJobImageChanges()
    {
        var before = new Dictionary<string, IReadOnlyList<SequenceJob>>();
        foreach (var place in TaskSystemState.Namespaces)
        {
            before[place] = await TaskSystemState.JobsAsync(place);
            await Cluster.SqlAsync(place, TaskSystemState.Database, "insert into tasks (task_name, status, created_by) values ('planted', 'completed', 'end-to-end')");
        }

        var claims = await ReleaseState.ClaimsAsync();
        var image = await JobImage.PushAnotherAsync("job-a");

        await SlipwayRun.DemandAsync("--target=Deploy", "--env=local", "--system=task-system", $"--set=jobA.image.tag={image.Tag}", $"--set=jobA.image.digest={image.Digest}");

        Assert.That(await ReleaseState.RevisionAsync("task-system-master", "task-system"), Is.EqualTo(2));
        Assert.That(await ReleaseState.ClaimsAsync(), Is.EqualTo(claims));
        foreach (var place in TaskSystemState.Namespaces)
        {
            var jobs = await TaskSystemState.JobsAsync(place);
            Assert.That(jobs.Select(job => job.Name[..5]), Is.EqualTo(new[] { "job-a", "job-b", "job-c" }), place);
            Assert.That(jobs.Select(job => job.Uid).Intersect(before[place].Select(job => job.Uid)), Is.Empty, place);
            Assert.That((await TaskSystemState.TasksOfNewestRunAsync(place)).Split(", "), Is.EqualTo(EveryRun), place);
            Assert.That(await TaskSystemState.IsInOrderAsync(place), Is.EqualTo("t"), place);
            var kept = await Cluster.SqlAsync(place, TaskSystemState.Database, "select (select count(*) from releases) || ' ' || (select count(*) from tasks where task_name = 'planted')");
            Assert.That(kept, Is.EqualTo("2 1"), $"{place}: runs, and the planted row");
        }
    }

    [Test, Order(12)]
    public async Task Should_LeaveNothing_When_Undeployed()
    {
        await SlipwayRun.DocumentedAsync("./build.sh --target=Undeploy --env=local --delete-namespaces --delete-volumes");

        foreach (var place in ReleaseState.Namespaces)
        {
            Assert.That(await Cluster.FindAsync($"/api/v1/namespaces/{place}"), Is.Null, place);
        }

        var volumes = await Cluster.ListAsync("/api/v1/persistentvolumes");
        Assert.That(volumes.Select(volume => (string?)volume["spec"]!["claimRef"]?["namespace"]).Intersect(ReleaseState.Namespaces), Is.Empty);
        foreach (var path in new[] { "/apis/rbac.authorization.k8s.io/v1/clusterroles", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings" })
        {
            var left = (await Cluster.ListAsync(path)).Where(item => (string?)item["metadata"]!["labels"]?["app.kubernetes.io/managed-by"] == "Helm");
            Assert.That(left.Select(item => (string?)item["metadata"]!["name"]), Is.Empty, path);
        }
    }
}
