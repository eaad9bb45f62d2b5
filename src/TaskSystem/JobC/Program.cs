using Microsoft.Extensions.Logging;
using TaskSystem.Data;

return await TaskSystemJob.RunAsync(TaskCreators.JobC, async (job, stop) =>
{
    await job.DemandSchemaAsync(stop);
    job.Logger.LogInformation("{Outcome}", await job.Release.FinaliseAsync(stop));
});
