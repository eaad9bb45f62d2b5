using System.Security.Cryptography;
using JobQueue.Core;
using JobQueue.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Slipway.Services.Data;
using Slipway.Services.Hosting;
using Slipway.Services.Leases;
using Slipway.Services.Metrics;

return await ServiceProgram.ServeAsync(settings =>
{
    // 5 s less than terminationGracePeriodSeconds: 60, for giving back what is not finished.
    var drainTime = settings.Seconds("WORKER_DRAIN_SECONDS", fallback: 55, minimum: 0, maximum: 86_400);
    var options = new LeaseOptions(
        settings.Number("WORKER_BATCH_SIZE", fallback: 10, minimum: 1, maximum: 1000),
        settings.Seconds("WORKER_POLL_INTERVAL_SECONDS", fallback: 1, minimum: 0.05, maximum: 3600),
        settings.Seconds("WORKER_LEASE_DURATION_SECONDS", fallback: 300, minimum: 1, maximum: 86_400),
        drainTime);

    // In a pod the machine's name is the pod's; the rest tells two lives of one container apart.
    var worker = new WorkerIdentity($"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
    var builder = ServiceProgram.CreateBuilder(settings, port: 8000);
    builder.AddDatabase(DatabaseAddress.FromUrl(settings), JobQueueSchema.Migrations, "jobqueue-worker");
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = drainTime + TimeSpan.FromSeconds(5));
    builder.Services.AddSingleton(worker);
    builder.Services.AddSingleton<JobLeases>();
    builder.Services.AddSingleton<IMetricSource, JobMetrics>();
    builder.AddLeasedWork<ClaimedJob, JobOutcome, JobWork>(options, JobQueueSchema.Channel);
    return builder.BuildService();
});
