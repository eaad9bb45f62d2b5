using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Configuration;
using Slipway.Services.Data;

namespace JobQueue.Migrator;

/// <summary>Waits, for a limited time, until somebody else has migrated the database.</summary>
internal sealed class SchemaWait(NpgsqlDataSource database, DatabaseAddress address, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until the schema is at a version or beyond it.</summary>
    /// <exception cref="ServiceException">The time is over; says how far the schema is, or why that is unknown.</exception>
    public async Task WaitAsync(int version, TimeSpan limit, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, time);
        for (var told = string.Empty; ;)
        {
            var (current, state) = await ReadAsync(cancellation);
            if (current >= version)
            {
                logger.LogInformation("database {Database} is at schema version {Version}", address, current);
                return;
            }

            if (time.GetElapsedTime(started) >= limit)
            {
                throw new ServiceException(FormattableString.Invariant($"wait for schema version {version} of {address}: {state} after {limit.TotalSeconds} s"));
            }

            if (state != told)
            {
                logger.LogInformation("wait for schema version {Version} of {Database}: {State}", version, address, state);
                told = state;
            }

            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private async Task<(int Version, string State)> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var version = await SchemaVersion.ReadAsync(database, cancellation);
            return (version, $"it is at version {version}");
        }
        catch (NpgsqlException exception)
        {
            return (-1, exception.Message);
        }
    }
}
