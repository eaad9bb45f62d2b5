using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Slipway.Services.Data;
using Slipway.Services.Hosting;
using Slipway.Services.Leases;
using Slipway.Services.Metrics;
using TaskSystem.Data;
using TaskSystem.TaskExecutor;

return await ServiceProgram.ServeAsync(settings =>
{
    // Kubernetes allows 30 s by default: what a task takes longer than this is done by another executor.
    var drainTime = settings.Seconds("EXECUTOR_DRAIN_SECONDS", fallback: 20, minimum: 0, maximum: 86_400);
    var options = new LeaseOptions(
        settings.Number("EXECUTOR_BATCH_SIZE", fallback: 10, minimum: 1, maximum: 1000),
        settings.Seconds("EXECUTOR_POLL_INTERVAL_SECONDS", fallback: 1, minimum: 0.05, maximum: 3600),
        settings.Seconds("EXECUTOR_LEASE_SECONDS", fallback: 30, minimum: 1, maximum: 86_400),
        drainTime);

    var executor = new ExecutorIdentity($"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
    var builder = ServiceProgram.CreateBuilder(settings, port: 8080);
    builder.AddDatabase(DatabaseAddress.FromParts(settings), TaskSystemSchema.Migrations, "task-executor");
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = drainTime + TimeSpan.FromSeconds(5));
    builder.Services.AddSingleton(executor);
    builder.Services.AddSingleton<TaskStore>();
    builder.Services.AddSingleton<TaskLeases>();
    builder.Services.AddSingleton<IMetricSource, TaskMetrics>();
    builder.AddLeasedWork<ClaimedTask, TaskOutcome, TaskWork>(options, TaskSystemSchema.Channel);

    var application = builder.BuildService();
    application.MapTasks();
    return application;
});
