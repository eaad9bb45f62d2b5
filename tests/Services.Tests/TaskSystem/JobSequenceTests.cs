using Services.Tests.Infrastructure;

namespace Services.Tests.TaskSystem;

public sealed class JobSequenceTests : ServiceFixture
{
    [Test]
    public async Task Should_LeaveEveryTaskCompletedInOrder_When_TheSequenceRuns()
    {
        await RunAsync("JobA", "1");
        await RunAsync("JobB", "1");
        await RunAsync("JobC", "1");

        var counts = await Database.ColumnAsync<string>("select created_by || ' ' || count(*) from tasks where status = 'completed' group by created_by order by created_by");
        var inOrder = await Database.ScalarAsync<bool>(
            """
            select max(completed_at) filter (where created_by = 'job-a') < min(completed_at) filter (where created_by = 'job-b')
               and max(completed_at) filter (where created_by = 'job-b') < min(completed_at) filter (where created_by = 'job-c')
            from tasks
            """);
        Assert.Multiple(async () =>
        {
            Assert.That(counts, Is.EqualTo(new[] { "job-a 10", "job-b 10", "job-c 1" }));
            Assert.That(inOrder, Is.True);
            Assert.That(await Database.ScalarAsync<string>("select task_name from tasks where created_by = 'job-c'"), Is.EqualTo("summary: 10 tasks created, 10 prioritised"));
            Assert.That(await Database.ColumnAsync<short>("select priority from tasks where created_by = 'job-a' order by id"), Is.EqualTo(new short[] { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 }));
        });
    }

    [Test]
    public async Task Should_ChangeNothing_When_AJobRunsAgainForTheSameRelease()
    {
        foreach (var job in new[] { "JobA", "JobA", "JobB", "JobB", "JobC", "JobC" })
        {
            await RunAsync(job, "1", ("TASK_COUNT", "4"));
        }

        Assert.That(await Database.ScalarAsync<long>("select count(*) from tasks"), Is.EqualTo(9));
    }

    [Test]
    public async Task Should_DoItsWorkAgain_When_TheReleaseIsAnother()
    {
        foreach (var revision in new[] { "1", "2" })
        {
            await RunAsync("JobA", revision, ("TASK_COUNT", "3"));
            await RunAsync("JobB", revision);
            await RunAsync("JobC", revision);
        }

        Assert.That(await Database.ScalarAsync<long>("select count(*) from tasks"), Is.EqualTo(14));
    }

    [Test]
    public async Task Should_FailWithTheReason_When_TheCountsDoNotAddUp()
    {
        await RunAsync("JobA", "1");
        await RunAsync("JobB", "1");
        await Database.ExecuteAsync("delete from tasks where task_name = 'prioritise task 3'");

        var job = StartTaskSystem("JobC", ("RELEASE_REVISION", "1"));

        Assert.That(await job.ExitCodeAsync(), Is.EqualTo(1));
        Assert.That(job.Log[^1].GetProperty("message").GetString(), Is.EqualTo(
            "finalise release 1: the counts do not add up: 10 tasks expected, 10 created by job-a, 9 prioritised by job-b, 19 completed of 19"));
        Assert.That(await Database.ScalarAsync<long>("select count(*) from tasks where created_by = 'job-c'"), Is.Zero);
    }

    [TestCase("JobB")]
    [TestCase("JobC")]
    public async Task Should_FailWithTheReason_When_JobAHasNotRun(string name)
    {
        var before = StartTaskSystem(name, ("RELEASE_REVISION", "1"));
        Assert.That(await before.ExitCodeAsync(), Is.EqualTo(1));
        await MigrateAsync(global::TaskSystem.Data.TaskSystemSchema.Migrations);
        var after = StartTaskSystem(name, ("RELEASE_REVISION", "1"));
        Assert.That(await after.ExitCodeAsync(), Is.EqualTo(1));

        Assert.That(before.Log[^1].GetProperty("message").GetString(), Is.EqualTo("check the schema: it is at version 0, version 3 is needed; run job A first"));
        Assert.That(after.Log[^1].GetProperty("message").GetString(), Is.EqualTo("find the tasks of release 1: job A has not created any; run job A first"));
    }

    [Test]
    public async Task Should_FailWithOneLine_When_TheReleaseIsNotNamed()
    {
        var job = StartTaskSystem("JobA");

        Assert.That(await job.ExitCodeAsync(), Is.EqualTo(1));
        Assert.That(job.Log[^1].GetProperty("message").GetString(), Is.EqualTo("read the configuration: RELEASE_REVISION is not set"));
    }

    private async Task RunAsync(string name, string revision, params (string Name, string Value)[] environment)
    {
        var job = StartTaskSystem(name, [("RELEASE_REVISION", revision), .. environment]);
        Assert.That(await job.ExitCodeAsync(), Is.Zero, job.Output);
    }
}
