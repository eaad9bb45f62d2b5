using JobQueue.Core;
using JobQueue.Reaper;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Services.Data;
using Slipway.Services.Hosting;
using Slipway.Services.Metrics;

return await ServiceProgram.ServeAsync(settings =>
{
    var interval = settings.Seconds("REAPER_INTERVAL_SECONDS", fallback: 60, minimum: 0.1, maximum: 86_400);
    var builder = ServiceProgram.CreateBuilder(settings, port: 8000);
    builder.AddDatabase(DatabaseAddress.FromUrl(settings), JobQueueSchema.Migrations, "jobqueue-reaper");
    builder.Services.AddSingleton(new ReaperOptions(interval));
    builder.Services.AddSingleton<JobLeases>();
    builder.Services.AddSingleton<IMetricSource, JobMetrics>();
    builder.Services.AddHostedService<ReaperLoop>();
    return builder.BuildService();
});
