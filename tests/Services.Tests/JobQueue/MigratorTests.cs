using JobQueue.Core;
using Services.Tests.Infrastructure;

namespace Services.Tests.JobQueue;

public sealed class MigratorTests : JobQueueFixture
{
    [Test]
    public async Task Should_SayWhatItDid_When_ItRunsTwice()
    {
        var first = StartMigrator("up");
        Assert.That(await first.ExitCodeAsync(), Is.Zero, first.Output);
        var second = StartMigrator();
        Assert.That(await second.ExitCodeAsync(), Is.Zero, second.Output);

        Assert.That(Messages(first), Is.EqualTo(new[]
        {
            "applied migration 001_jobs", "applied migration 002_cancellation_and_results", "applied migration 003_announce_jobs",
            $"applied 3 migrations; database 127.0.0.1:{PostgresServer.Port}/{Database.Name} is at schema version 3",
        }));
        Assert.That(Messages(second), Has.Length.EqualTo(1).And.Some.StartsWith("applied 0 migrations"));
    }

    [Test]
    public async Task Should_BothSucceed_When_TwoRunAtOnce()
    {
        var (one, other) = (StartMigrator(), StartMigrator());

        Assert.That(await one.ExitCodeAsync(), Is.Zero, one.Output);
        Assert.That(await other.ExitCodeAsync(), Is.Zero, other.Output);
        Assert.That(await Database.ColumnAsync<int>("select version from schema_version order by version"), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Should_EndOnceTheSchemaIsThere_When_Waiting()
    {
        await MigrateAsync(JobQueueSchema.Migrations, 1);
        var waiting = StartMigrator("wait");
        await Eventually.TrueAsync(() => Task.FromResult(waiting.Output.Contains("it is at version 1", StringComparison.Ordinal)), "the waiting to begin");

        await MigrateAsync();

        Assert.That(await waiting.ExitCodeAsync(), Is.Zero, waiting.Output);
    }

    [Test]
    public async Task Should_FailWithTheReason_When_WaitingTakesTooLong()
    {
        var waiting = Start("JobQueue.Migrator", [("DATABASE_URL", Database.Url), ("MIGRATION_WAIT_SECONDS", "1")], "wait");

        Assert.That(await waiting.ExitCodeAsync(), Is.EqualTo(1));
        Assert.That(Messages(waiting)[^1], Is.EqualTo(
            $"wait for schema version 3 of 127.0.0.1:{PostgresServer.Port}/{Database.Name}: it is at version 0 after 1 s"));
    }

    [Test]
    public async Task Should_FailWithOneLine_When_TheArgumentIsUnknown()
    {
        var migrator = StartMigrator("down");

        Assert.That(await migrator.ExitCodeAsync(), Is.EqualTo(1));
        Assert.That(Messages(migrator), Is.EqualTo(new[] { "read the arguments: 'down' is unknown; expected up or wait" }));
    }

    [Test]
    public async Task Should_EndSoon_When_ToldToStopWhileWaiting()
    {
        var waiting = StartMigrator("wait");
        await Eventually.TrueAsync(() => Task.FromResult(waiting.Output.Contains("wait for schema", StringComparison.Ordinal)), "the waiting to begin");

        await waiting.SignalAsync("TERM");

        Assert.That(await waiting.ExitCodeAsync(seconds: 10), Is.EqualTo(143));
    }

    private ServiceProcess StartMigrator(params string[] arguments) => Start("JobQueue.Migrator", [("DATABASE_URL", Database.Url)], arguments);

    private static string[] Messages(ServiceProcess process) => [.. process.Log.Select(entry => entry.GetProperty("message").GetString()!)];
}
