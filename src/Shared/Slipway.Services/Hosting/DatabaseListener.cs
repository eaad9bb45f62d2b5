using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Leases;

namespace Slipway.Services.Hosting;

/// <summary>The channel that PostgreSQL announces new work on, as LISTEN names it.</summary>
/// <param name="Name">A plain lower-case identifier.</param>
public sealed record NotificationChannel(string Name);

/// <summary>
/// Sets the wake signal on each PostgreSQL notification, so that new work starts at once. It only hastens things: while it is not connected, polling finds the work.
/// </summary>
/// <param name="database">The pool; one of its connections is kept.</param>
/// <param name="channel">The channel listened to.</param>
/// <param name="wake">Set on each notification.</param>
/// <param name="gate">Opens when the database has the schema.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class DatabaseListener(
    NpgsqlDataSource database, NotificationChannel channel, WakeSignal wake, DatabaseGate gate, TimeProvider time, ILogger<DatabaseListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await gate.WaitAsync(stoppingToken);
            while (true)
            {
                await ListenAsync(stoppingToken);
                await Task.Delay(ReconnectPause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("stopped listening to {Channel}", channel.Name);
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(stopping);
            connection.Notification += (_, _) => wake.Set();
            await using (var listen = new NpgsqlCommand($"listen {channel.Name}", connection))
            {
                await listen.ExecuteNonQueryAsync(stopping);
            }

            // What came between the last claim and LISTEN was not announced to anyone.
            wake.Set();
            while (true)
            {
                await connection.WaitAsync(stopping);
            }
        }
        catch (NpgsqlException exception)
        {
            logger.LogWarning("listen to {Channel}: {Cause}; polling meanwhile", channel.Name, exception.Message);
        }
    }
}
