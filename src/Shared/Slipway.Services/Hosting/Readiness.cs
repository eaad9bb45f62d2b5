using Microsoft.Extensions.Hosting;
using Npgsql;
using Slipway.Services.Data;

namespace Slipway.Services.Hosting;

/// <summary>Whether a service can do its work now.</summary>
/// <param name="IsReady">Whether it can.</param>
/// <param name="Detail">One line: why not, or what it was checked against.</param>
public sealed record ReadinessResult(bool IsReady, string Detail);

/// <summary>One thing that a service needs in order to work.</summary>
public interface IReadinessCheck
{
    /// <summary>Checks it now.</summary>
    /// <param name="cancellation">Ends the check early.</param>
    /// <returns>The result.</returns>
    Task<ReadinessResult> CheckAsync(CancellationToken cancellation);
}

/// <summary>Ready while the database answers and its schema is at least at the version that this program needs.</summary>
/// <param name="database">The pool.</param>
/// <param name="migrations">The schema that this program needs.</param>
public sealed class DatabaseReadiness(NpgsqlDataSource database, MigrationSet migrations) : IReadinessCheck
{
    /// <inheritdoc/>
    public async Task<ReadinessResult> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var version = await SchemaVersion.ReadAsync(database, cancellation);
            return version >= migrations.Latest
                ? new ReadinessResult(true, $"schema version {version}")
                : new ReadinessResult(false, $"the schema is at version {version}; version {migrations.Latest} is needed");
        }
        catch (NpgsqlException exception)
        {
            return new ReadinessResult(false, $"the database does not answer: {exception.Message}");
        }
    }
}

/// <summary>Not ready from the moment the program is told to stop, so that no new request is sent to it.</summary>
/// <param name="lifetime">Knows that the program stops.</param>
public sealed class StoppingReadiness(IHostApplicationLifetime lifetime) : IReadinessCheck
{
    /// <inheritdoc/>
    public Task<ReadinessResult> CheckAsync(CancellationToken cancellation) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? new ReadinessResult(false, "the program is stopping") : new ReadinessResult(true, "running"));
}
