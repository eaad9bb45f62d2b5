using System.Text.Json;
using JobQueue.Core;
using Services.Tests.Infrastructure;

namespace Services.Tests.JobQueue;

public sealed class WorkerTests : JobQueueFixture
{
    [Test]
    public async Task Should_CompleteAndLogTheDocumentedFields_When_AJobIsDue()
    {
        await MigrateAsync();
        var worker = StartWorker();
        var job = await CreateAsync("echo", new { greeting = "hello" });

        await WaitForStatusAsync(job.Id, JobStatus.Completed);

        await Eventually.TrueAsync(() => Task.FromResult(worker.Output.Contains("Job completed successfully", StringComparison.Ordinal)), "the log line");
        var entry = worker.Log.Single(line => line.GetProperty("message").GetString() == "Job completed successfully");
        Assert.Multiple(() =>
        {
            Assert.That(entry.GetProperty("level").GetString(), Is.EqualTo("INFO"));
            Assert.That(entry.GetProperty("timestamp").GetDateTimeOffset(), Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1)));
            Assert.That(entry.GetProperty("job_id").GetString(), Is.EqualTo(job.Id.ToString()));
            Assert.That(entry.GetProperty("worker_id").GetString(), Does.StartWith(Environment.MachineName));
        });
        Assert.That((await FindAsync(job.Id)).Result?.GetProperty("greeting").GetString(), Is.EqualTo("hello"));
    }

    [Test]
    public async Task Should_StartAtOnce_When_AJobIsAnnouncedBetweenPolls()
    {
        await MigrateAsync();
        using var http = await StartJobQueue("Worker", ("WORKER_POLL_INTERVAL_SECONDS", "3600")).ReadyAsync();
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query = 'listen jobs'") == 1, "LISTEN");

        var job = await CreateAsync("echo", new { });

        await WaitForStatusAsync(job.Id, JobStatus.Completed);
    }

    [Test]
    public async Task Should_CompleteEachJobOnce_When_ThreeWorkersCompete()
    {
        await MigrateAsync();
        await Database.AuditCompletionsAsync("jobs");
        await Database.ExecuteAsync("insert into jobs (id, type, payload, max_attempts) select gen_random_uuid(), 'sleep', '{\"seconds\": 0.02}', 5 from generate_series(1, 300)");

        StartWorker(("WORKER_BATCH_SIZE", "7"));
        StartWorker(("WORKER_BATCH_SIZE", "7"));
        StartWorker(("WORKER_BATCH_SIZE", "7"));
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from jobs where status <> 'completed'") == 0, "300 jobs completed");

        Assert.That(await Database.ScalarAsync<long>("select count(*) from completions"), Is.EqualTo(300));
        Assert.That(await Database.ScalarAsync<long>("select sum(lease_token)::bigint from jobs"), Is.EqualTo(300), "each job was claimed once");
    }

    [Test]
    public async Task Should_LoseNoJobAndCompleteNoneTwice_When_AWorkerIsKilled()
    {
        await MigrateAsync();
        await Database.AuditCompletionsAsync("jobs");
        await Database.ExecuteAsync("insert into jobs (id, type, payload, max_attempts) select gen_random_uuid(), 'sleep', '{\"seconds\": 0.2}', 5 from generate_series(1, 60)");
        var killed = StartWorker(("WORKER_LEASE_DURATION_SECONDS", "2"));
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<bool>("select count(*) filter (where status = 'completed') > 5 and count(*) filter (where status = 'running') > 0 from jobs"), "work under way");

        await killed.SignalAsync("KILL");
        StartJobQueue("Reaper", ("REAPER_INTERVAL_SECONDS", "0.5"));
        StartWorker(("WORKER_LEASE_DURATION_SECONDS", "2"));
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from jobs where status <> 'completed'") == 0, "every job completed");

        Assert.That(await Database.ScalarAsync<long>("select count(*) from completions"), Is.EqualTo(60));
        Assert.That(await Database.ScalarAsync<long>("select count(*) from jobs where lease_token > 1"), Is.GreaterThan(0), "the killed worker held jobs");
    }

    [Test]
    public async Task Should_NotSettleWhatAnotherTookOver_When_AWorkerWakesUpLate()
    {
        await MigrateAsync();
        await Database.AuditCompletionsAsync("jobs");
        var job = await CreateAsync("sleep", new { seconds = 5 });
        var frozen = StartWorker(("WORKER_LEASE_DURATION_SECONDS", "1"));
        await WaitForStatusAsync(job.Id, JobStatus.Running);
        await frozen.SignalAsync("STOP");
        StartJobQueue("Reaper", ("REAPER_INTERVAL_SECONDS", "0.2"));
        await WaitForStatusAsync(job.Id, JobStatus.Queued);
        StartWorker();
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select lease_token from jobs") == 2, "taken over");

        await frozen.SignalAsync("CONT");
        await WaitForStatusAsync(job.Id, JobStatus.Completed);
        await Eventually.TrueAsync(() => Task.FromResult(frozen.Output.Contains("lease is", StringComparison.Ordinal)), "the late worker to notice");

        Assert.That(await Database.ScalarAsync<long>("select count(*) from completions"), Is.EqualTo(1));
        Assert.That(frozen.Output, Does.Not.Contain("Job completed successfully"));
    }

    [Test]
    public async Task Should_KeepItsLease_When_AJobTakesLongerThanOne()
    {
        await MigrateAsync();
        var job = await CreateAsync("sleep", new { seconds = 9 });
        StartJobQueue("Reaper", ("REAPER_INTERVAL_SECONDS", "0.2"));
        StartWorker(("WORKER_LEASE_DURATION_SECONDS", "6"));

        await WaitForStatusAsync(job.Id, JobStatus.Completed);

        Assert.That((await FindAsync(job.Id)).Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Should_FinishTheShortAndGiveBackTheLong_When_ToldToStop()
    {
        await MigrateAsync();
        var quick = await CreateAsync("sleep", new { seconds = 2 });
        var slow = await CreateAsync("sleep", new { seconds = 300 });
        var worker = StartWorker(("WORKER_DRAIN_SECONDS", "4"));
        await WaitForStatusAsync(quick.Id, JobStatus.Running);

        await worker.SignalAsync("TERM");
        await Eventually.TrueAsync(() => Task.FromResult(worker.Output.Contains("stopping: 2 items in hand", StringComparison.Ordinal)), "the worker to stop");
        var late = await CreateAsync("echo", new { });
        var exitCode = await worker.ExitCodeAsync(seconds: 30);

        var (first, second, third) = (await FindAsync(quick.Id), await FindAsync(slow.Id), await FindAsync(late.Id));
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(first.Status, Is.EqualTo(JobStatus.Completed));
            Assert.That(second.Status, Is.EqualTo(JobStatus.Queued));
            Assert.That(second.Attempts, Is.Zero, "an attempt that was given back does not count");
            Assert.That(third.Attempts, Is.Zero, "a stopping worker claims nothing");
            Assert.That(worker.Output, Does.Contain("gave back 1 unfinished items"));
        });
    }

    [Test]
    public async Task Should_TryAgainAfterAGrowingPause_When_AttemptsFail()
    {
        await MigrateAsync();
        await Database.ExecuteAsync(
            """
            create table claims (attempt integer, at timestamptz);
            create function note() returns trigger language plpgsql as $$ begin insert into claims values (new.attempts, now()); return null; end $$;
            create trigger note after update on jobs for each row when (new.status = 'running' and old.status = 'queued') execute function note()
            """);
        StartWorker();
        var job = await CreateAsync("fail", new { times = 2 });

        await WaitForStatusAsync(job.Id, JobStatus.Completed);

        var at = await Database.ColumnAsync<DateTime>("select at from claims order by attempt");
        Assert.Multiple(() =>
        {
            Assert.That(at, Has.Count.EqualTo(3));
            Assert.That(at[1] - at[0], Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(at[2] - at[1], Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(2)));
        });
        Assert.That((await FindAsync(job.Id)).LastError, Is.Null);
    }

    [Test]
    public async Task Should_BeDeadWithTheCause_When_AttemptsRunOut()
    {
        await MigrateAsync();
        StartWorker();
        var job = await CreateAsync("fail", new { times = 9 }, maxAttempts: 2);
        var impossible = await CreateAsync("sleep", new { seconds = "many" });

        await WaitForStatusAsync(job.Id, JobStatus.Dead);
        await WaitForStatusAsync(impossible.Id, JobStatus.Dead);

        var (failed, refused) = (await FindAsync(job.Id), await FindAsync(impossible.Id));
        Assert.Multiple(() =>
        {
            Assert.That(failed.Attempts, Is.EqualTo(2));
            Assert.That(failed.LastError, Is.EqualTo("attempt 2 fails as asked"));
            Assert.That(failed.FinishedAt, Is.Not.Null);
            Assert.That(refused.Attempts, Is.EqualTo(1), "a payload that can never work is not tried again");
        });
    }

    [Test]
    public async Task Should_StopAndStayCancelled_When_ARunningJobIsCancelled()
    {
        await MigrateAsync();
        var worker = StartWorker(("WORKER_LEASE_DURATION_SECONDS", "2"));
        var job = await CreateAsync("sleep", new { seconds = 300 });
        await WaitForStatusAsync(job.Id, JobStatus.Running);

        await Store.CancelAsync(job.Id, CancellationToken.None);
        await Eventually.TrueAsync(() => Task.FromResult(worker.Output.Contains("stop work", StringComparison.Ordinal)), "the worker to let go");

        Assert.That((await FindAsync(job.Id)).Status, Is.EqualTo(JobStatus.Cancelled));
    }

    [Test]
    public async Task Should_AnswerProbesAndMeasure_When_AWorkerRuns()
    {
        await MigrateAsync();
        using var http = await StartWorker().ReadyAsync();
        var job = await CreateAsync("echo", JsonSerializer.SerializeToElement(1));
        await WaitForStatusAsync(job.Id, JobStatus.Completed);

        using var health = await http.GetAsync(new Uri("health", UriKind.Relative));
        await Eventually.TrueAsync(async () => (await PrometheusReader.ReadAsync(http)).ContainsKey("lease_item_duration_seconds_count{result=\"settled\"}"), "the duration");
        var metrics = await PrometheusReader.ReadAsync(http);

        Assert.That(health.IsSuccessStatusCode, Is.True);
        Assert.That(metrics["lease_item_duration_seconds_count{result=\"settled\"}"], Is.EqualTo(1));
        Assert.That(metrics["worker_lease_acquired_total"], Is.EqualTo(1));
    }
}
