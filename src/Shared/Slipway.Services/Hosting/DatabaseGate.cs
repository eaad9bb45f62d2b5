using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Configuration;
using Slipway.Services.Data;

namespace Slipway.Services.Hosting;

/// <summary>
/// Opens once the database answers and has the schema that this program needs. A database that does not answer in time ends the program with exit code 1;
/// a schema that is missing is waited for, because a migration brings it, and the program is not ready meanwhile.
/// </summary>
/// <param name="database">The pool.</param>
/// <param name="address">Named in messages.</param>
/// <param name="migrations">The schema that this program needs.</param>
/// <param name="lifetime">Stopped when the database does not answer.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class DatabaseGate(
    NpgsqlDataSource database,
    DatabaseAddress address,
    MigrationSet migrations,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<DatabaseGate> logger) : BackgroundService
{
    private static readonly TimeSpan SchemaInterval = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until the gate is open.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A task that ends when the gate opens.</returns>
    public Task WaitAsync(CancellationToken cancellation) => _open.Task.WaitAsync(cancellation);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await DatabaseStart.WaitAsync(database, address, logger, time, stoppingToken);
            await WaitForSchemaAsync(stoppingToken);
            _open.TrySetResult();
        }
        catch (ServiceException exception)
        {
            logger.LogCritical("{Failure}", exception.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _open.TrySetCanceled(stoppingToken);
        }
    }

    private async Task WaitForSchemaAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(SchemaInterval, time);
        var isTold = false;
        while (await TryReadVersionAsync(stopping) is var version && version < migrations.Latest)
        {
            if (!isTold)
            {
                logger.LogWarning("wait for schema version {Wanted} of {Database}: it is at {Version}", migrations.Latest, address, version);
                isTold = true;
            }

            await timer.WaitForNextTickAsync(stopping);
        }

        logger.LogInformation("database {Database} is ready", address);
    }

    private async Task<int> TryReadVersionAsync(CancellationToken stopping)
    {
        try
        {
            return await SchemaVersion.ReadAsync(database, stopping);
        }
        catch (NpgsqlException exception)
        {
            logger.LogWarning("read the schema version of {Database}: {Cause}", address, exception.Message);
            return 0;
        }
    }
}
