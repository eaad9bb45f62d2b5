using Microsoft.Extensions.Logging;
using Slipway.Services.Data;
using TaskSystem.Data;

return await TaskSystemJob.RunAsync(TaskCreators.JobA, async (job, stop) =>
{
    var count = job.Settings.Number("TASK_COUNT", fallback: 10, minimum: 1, maximum: 100_000);
    await new Migrator(job.Database, TaskSystemSchema.Migrations, job.Logger).UpAsync(stop);
    var created = await job.Release.CreateTasksAsync(count, stop);
    job.Logger.LogInformation("{Outcome}", created > 0 ? $"created {created} tasks" : "the tasks of this release are there already; nothing to do");
});
