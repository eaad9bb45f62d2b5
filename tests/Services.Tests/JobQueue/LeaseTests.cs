using JobQueue.Core;

namespace Services.Tests.JobQueue;

public sealed class LeaseTests : JobQueueFixture
{
    [Test]
    public async Task Should_RefuseTheOldToken_When_AJobWasClaimedAgain()
    {
        await MigrateAsync();
        await CreateAsync("echo", new { });
        var leases = new JobLeases(Database.Source);
        var old = (await leases.ClaimAsync("first", ["echo"], 1, TimeSpan.FromSeconds(-1)))[0];
        await leases.ReapAsync(CancellationToken.None);
        var current = (await leases.ClaimAsync("second", ["echo"], 1, TimeSpan.FromMinutes(1)))[0];

        Assert.Multiple(async () =>
        {
            Assert.That(await leases.CompleteAsync(old, null), Is.False);
            Assert.That(await leases.FailAsync(old, "late", TimeSpan.Zero, isFinal: true), Is.False);
            Assert.That(await leases.ReleaseAsync([old]), Is.Zero);
            Assert.That(await leases.RenewAsync([old, current], TimeSpan.FromMinutes(1), CancellationToken.None), Is.EqualTo(new[] { current }));
            Assert.That(await leases.CompleteAsync(current, null), Is.True);
            Assert.That(await leases.CompleteAsync(current, null), Is.False, "once is once");
        });
    }

    [Test]
    public async Task Should_ClaimOnlyDueJobsOfKnownTypesOldestFirst_When_ThereAreOthers()
    {
        await MigrateAsync();
        var second = await CreateAsync("echo", new { });
        var first = await CreateAsync("echo", new { });
        await CreateAsync("other", new { });
        await Store.CreateAsync("echo", System.Text.Json.JsonSerializer.SerializeToElement(1), 5, DateTimeOffset.UtcNow.AddHours(1), CancellationToken.None);
        await Database.ExecuteAsync("update jobs set run_at = now() - interval '1 h' where id = $1", first.Id);
        var leases = new JobLeases(Database.Source);

        var one = await leases.ClaimAsync("worker", ["echo"], 1, TimeSpan.FromMinutes(1));
        var rest = await leases.ClaimAsync("worker", ["echo"], 10, TimeSpan.FromMinutes(1));

        Assert.That(one.Select(job => job.Id), Is.EqualTo(new[] { first.Id }));
        Assert.That(rest.Select(job => job.Id), Is.EqualTo(new[] { second.Id }));
    }

    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(5, 16)]
    [TestCase(9, 256)]
    [TestCase(10, 300)]
    [TestCase(100, 300)]
    public void Should_DoubleUpToFiveMinutesWithUpToATenthOfJitter_When_AttemptsFail(int attempt, int seconds)
    {
        Assert.That(RetryBackoff.After(attempt, 0), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        Assert.That(RetryBackoff.After(attempt, 0.5), Is.EqualTo(TimeSpan.FromSeconds(seconds * 1.05)));
    }
}
