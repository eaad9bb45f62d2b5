using JobQueue.Core;
using JobQueue.Migrator;
using Microsoft.Extensions.Logging;
using Slipway.Services.Configuration;
using Slipway.Services.Data;
using Slipway.Services.Hosting;

return await ServiceProgram.RunAsync("migrator", async (settings, logger, stop) =>
{
    var address = DatabaseAddress.FromUrl(settings);
    await using var database = address.CreateDataSource("jobqueue-migrator");
    switch (args)
    {
        case [] or ["up"]:
            await DatabaseStart.WaitAsync(database, address, logger, TimeProvider.System, stop);
            var applied = await new Migrator(database, JobQueueSchema.Migrations, logger).UpAsync(stop);
            logger.LogInformation(
                "applied {Count} migrations; database {Database} is at schema version {Version}", applied.Count, address, await SchemaVersion.ReadAsync(database, stop));
            break;
        case ["wait"]:
            var limit = settings.Seconds("MIGRATION_WAIT_SECONDS", fallback: 300, minimum: 0, maximum: 86_400);
            await new SchemaWait(database, address, logger, TimeProvider.System).WaitAsync(JobQueueSchema.Migrations.Latest, limit, stop);
            break;
        default:
            throw new ServiceException($"read the arguments: '{string.Join(' ', args)}' is unknown; expected up or wait");
    }
});
