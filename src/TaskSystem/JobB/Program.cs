using Microsoft.Extensions.Logging;
using TaskSystem.Data;

return await TaskSystemJob.RunAsync(TaskCreators.JobB, async (job, stop) =>
{
    await job.DemandSchemaAsync(stop);
    var prioritised = await job.Release.PrioritiseAsync(stop);
    job.Logger.LogInformation("{Outcome}", prioritised > 0 ? $"prioritised {prioritised} tasks" : "the tasks of this release are prioritised already; nothing to do");
});
