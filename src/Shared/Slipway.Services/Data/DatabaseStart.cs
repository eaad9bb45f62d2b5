using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Configuration;

namespace Slipway.Services.Data;

/// <summary>Waits for a database that is still starting.</summary>
public static class DatabaseStart
{
    /// <summary>How long a program waits for its database before it gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Connects once, with growing pauses between tries, for at most <see cref="Patience"/>. Only what can mend itself is tried again: a wrong
    /// password or a missing database fails at once.
    /// </summary>
    /// <param name="database">The pool.</param>
    /// <param name="address">Named in messages.</param>
    /// <param name="logger">Told once that it waits, and why.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ServiceException">The database refuses, or did not answer in time.</exception>
    public static async Task WaitAsync(
        NpgsqlDataSource database, DatabaseAddress address, ILogger logger, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                return;
            }
            catch (NpgsqlException exception) when (CanMendItself(exception) && time.GetElapsedTime(started) + pause < Patience)
            {
                if (pause == TimeSpan.FromMilliseconds(100))
                {
                    logger.LogWarning("wait for database {Database}: {Cause}", address, exception.Message);
                }
            }
            catch (NpgsqlException exception)
            {
                var waited = time.GetElapsedTime(started).TotalSeconds;
                throw new ServiceException(FormattableString.Invariant($"connect to database {address}: {exception.Message} (after {waited:0} s)"), exception);
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    private static bool CanMendItself(NpgsqlException exception) =>
        exception.IsTransient || exception.InnerException is SocketException or TimeoutException or IOException;
}
