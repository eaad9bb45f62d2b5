using JobQueue.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Services.Tests.Infrastructure;
using Slipway.Services.Configuration;
using Slipway.Services.Data;
using TaskSystem.Data;

namespace Services.Tests.Shared;

public sealed class MigrationTests : ServiceFixture
{
    [Test]
    public async Task Should_ApplyEachStepOnceInOrder_When_TheDatabaseIsEmpty()
    {
        var migrator = new Migrator(Database.Source, JobQueueSchema.Migrations, NullLogger.Instance);

        var first = await migrator.UpAsync(CancellationToken.None);
        var second = await migrator.UpAsync(CancellationToken.None);

        Assert.That(first.Select(step => step.Version), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(second, Is.Empty);
        Assert.That(await SchemaVersion.ReadAsync(Database.Source, CancellationToken.None), Is.EqualTo(3));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Should_KeepTheJobs_When_UpgradingTheQueueFromAnEarlierVersion(int version)
    {
        await MigrateAsync(JobQueueSchema.Migrations, version);
        await Database.ExecuteAsync(
            """
            insert into jobs (id, type, payload, status, attempts, max_attempts, run_at) values
            ('00000000-0000-0000-0000-000000000001', 'echo', '{"a": 1}', 'queued', 2, 5, now()),
            ('00000000-0000-0000-0000-000000000002', 'echo', '{}', 'completed', 3, 5, now()),
            ('00000000-0000-0000-0000-000000000003', 'echo', '{}', 'dead', 5, 5, now())
            """);

        await MigrateAsync(JobQueueSchema.Migrations);

        var jobs = await new JobStore(Database.Source).ListAsync(null, 10, CancellationToken.None);
        Assert.That(jobs.Select(job => job.Status), Is.EquivalentTo(new[] { "queued", "completed", "dead" }));
        if (version == 1)
        {
            Assert.That(await Database.ColumnAsync<int>("select failed_attempts from jobs order by id"), Is.EqualTo(new[] { 2, 2, 5 }));
        }

        var cancelled = await new JobStore(Database.Source).CancelAsync(jobs.Single(job => job.Status == "queued").Id, CancellationToken.None);
        Assert.That(cancelled.IsCancelled, Is.True, "the upgraded schema allows what version 2 brought");
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Should_KeepTheTasks_When_UpgradingTheTaskSystemFromAnEarlierVersion(int version)
    {
        await MigrateAsync(TaskSystemSchema.Migrations, version);
        await Database.ExecuteAsync("insert into tasks (task_name, created_by) values ('old', 'someone')");

        await MigrateAsync(TaskSystemSchema.Migrations);

        var claimed = await new TaskLeases(Database.Source).ClaimAsync("executor", 10, TimeSpan.FromMinutes(1));
        Assert.That(claimed, Has.Count.EqualTo(1));
        Assert.That(await Database.ScalarAsync<string>("select task_name from tasks where status = 'running'"), Is.EqualTo("old"));
    }

    [Test]
    public async Task Should_KeepTheTable_When_ItWasThereBeforeTheFirstMigration()
    {
        await Database.ExecuteAsync(
            """
            create table tasks (id bigint generated always as identity primary key, task_name text not null, status text not null,
                created_by text not null, created_at timestamptz not null default now(), completed_at timestamptz);
            insert into tasks (task_name, status, created_by) values ('ancient', 'odd', 'someone')
            """);

        await MigrateAsync(TaskSystemSchema.Migrations);

        Assert.That(await Database.ScalarAsync<string>("select task_name from tasks"), Is.EqualTo("ancient"));
    }

    [Test]
    public async Task Should_ApplyEachStepOnce_When_EightMigratorsRunAtOnce()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            new Migrator(Database.Source, JobQueueSchema.Migrations, NullLogger.Instance).UpAsync(CancellationToken.None)));

        Assert.That(runs.SelectMany(steps => steps).Select(step => step.Version).Order(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Should_LeaveNothingOfAStep_When_ItFails()
    {
        var migrator = new Migrator(Database.Source, MigrationSet.In(typeof(MigrationTests).Assembly), NullLogger.Instance);

        var failure = Assert.ThrowsAsync<ServiceException>(() => migrator.UpAsync(CancellationToken.None));

        Assert.That(failure!.Message, Is.EqualTo("apply migration 002_bad: relation \"missing\" does not exist"));
        Assert.That(await SchemaVersion.ReadAsync(Database.Source, CancellationToken.None), Is.EqualTo(1));
        Assert.That(await Database.ScalarAsync<bool>("select to_regclass('half_done') is null"), Is.True);
    }

    [Test]
    public async Task Should_LeaveTheDatabaseAlone_When_ItIsAhead()
    {
        await MigrateAsync(JobQueueSchema.Migrations);
        await Database.ExecuteAsync("insert into schema_version (version, name) values (99, 'of the future')");

        var applied = await new Migrator(Database.Source, JobQueueSchema.Migrations, NullLogger.Instance).UpAsync(CancellationToken.None);

        Assert.That(applied, Is.Empty);
    }
}
