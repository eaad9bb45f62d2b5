using JobQueue.Core;

namespace Services.Tests.JobQueue;

public sealed class ReaperTests : JobQueueFixture
{
    [Test]
    public async Task Should_ReturnOnlyExpiredLeases_When_ItLooks()
    {
        await MigrateAsync();
        var (expired, last, held) = (await CreateAsync("echo", new { }), await CreateAsync("echo", new { }, maxAttempts: 1), await CreateAsync("echo", new { }));
        await new JobLeases(Database.Source).ClaimAsync("gone", ["echo"], 10, TimeSpan.FromMinutes(5));
        await Database.ExecuteAsync("update jobs set lease_until = now() - interval '1 s' where id <> $1", held.Id);

        using var http = await StartJobQueue("Reaper", ("REAPER_INTERVAL_SECONDS", "0.2")).ReadyAsync();
        await WaitForStatusAsync(expired.Id, JobStatus.Queued);
        await WaitForStatusAsync(last.Id, JobStatus.Dead);

        Assert.That((await FindAsync(held.Id)).Status, Is.EqualTo(JobStatus.Running));
        Assert.That((await FindAsync(last.Id)).LastError, Is.EqualTo("the lease of worker gone ran out in attempt 1"));
    }

    [Test]
    public async Task Should_ReturnEachOnce_When_TwoReapAtOnce()
    {
        await MigrateAsync();
        await Database.ExecuteAsync("insert into jobs (id, type, payload, max_attempts) select gen_random_uuid(), 'echo', '{}', 5 from generate_series(1, 200)");
        var leases = new JobLeases(Database.Source);
        await leases.ClaimAsync("gone", ["echo"], 200, TimeSpan.FromSeconds(-1));

        var reaped = await Task.WhenAll(leases.ReapAsync(CancellationToken.None), leases.ReapAsync(CancellationToken.None), leases.ReapAsync(CancellationToken.None));

        Assert.That(reaped.Sum(jobs => jobs.Count), Is.EqualTo(200));
    }
}
