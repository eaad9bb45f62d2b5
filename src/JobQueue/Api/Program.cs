using JobQueue.Api;
using JobQueue.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Services.Data;
using Slipway.Services.Hosting;
using Slipway.Services.Metrics;

return await ServiceProgram.ServeAsync(settings =>
{
    var key = new ApiKey(settings.Secret("API_SECRET_KEY", ApiKey.MinimumLength));
    var builder = ServiceProgram.CreateBuilder(settings, port: 8000);
    builder.AddDatabase(DatabaseAddress.FromUrl(settings), JobQueueSchema.Migrations, "jobqueue-api");
    builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = JobEndpoints.LargestBody);
    builder.Services.AddSingleton<JobStore>();
    builder.Services.AddSingleton<IMetricSource, JobMetrics>();

    var application = builder.BuildService();
    application.MapJobs(key);
    return application;
});
