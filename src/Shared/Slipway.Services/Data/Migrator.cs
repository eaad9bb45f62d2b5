using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Configuration;

namespace Slipway.Services.Data;

/// <summary>
/// Brings a database to a schema version. Each step and the record of it in table <c>schema_version</c> are one transaction under an advisory lock, so
/// that two migrators at once apply each step once, and a step that fails leaves nothing behind.
/// </summary>
/// <param name="database">The pool.</param>
/// <param name="migrations">The steps.</param>
/// <param name="logger">Told of each step.</param>
public sealed class Migrator(NpgsqlDataSource database, MigrationSet migrations, ILogger logger)
{
    // Any number that no other program locks in the same database; this one reads "slipway" in ASCII.
    private const long LockKey = 0x736C6970776179;

    private const string CreateTable =
        """
        create table if not exists schema_version (
            version    integer primary key,
            name       text not null,
            applied_at timestamptz not null default now()
        )
        """;

    /// <summary>Applies the steps that the database lacks. A database that is ahead is left alone.</summary>
    /// <param name="cancellation">Ends between and within steps; a step begun is undone.</param>
    /// <param name="version">The version to stop at; null for the latest.</param>
    /// <returns>The steps applied by this call, in order.</returns>
    /// <exception cref="ServiceException">A step failed, or another migrator held the lock for a minute.</exception>
    public async Task<IReadOnlyList<Migration>> UpAsync(CancellationToken cancellation, int? version = null)
    {
        var applied = new List<Migration>();
        while (await StepAsync(version ?? migrations.Latest, cancellation) is { } migration)
        {
            logger.LogInformation("applied migration {Migration}", migration.Name);
            applied.Add(migration);
        }

        return applied;
    }

    /// <summary>Applies the next step.</summary>
    /// <returns>The step, or null when there is none to apply.</returns>
    private async Task<Migration?> StepAsync(int target, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await LockAsync(connection, cancellation);
        await ExecuteAsync(connection, CreateTable, [], cancellation);
        var current = await SchemaVersion.ReadAsync(connection, cancellation);
        if (current >= target)
        {
            return null;
        }

        var migration = migrations.Migrations[current];
        try
        {
            await ExecuteAsync(connection, migration.Script, [], cancellation);
        }
        catch (PostgresException exception)
        {
            throw new ServiceException($"apply migration {migration.Name}: {exception.MessageText}", exception);
        }

        await ExecuteAsync(connection, "insert into schema_version (version, name) values ($1, $2)", [migration.Version, migration.Name], cancellation);
        await transaction.CommitAsync(cancellation);
        return migration;
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(connection, "set local lock_timeout = '60s'", [], cancellation);
            await ExecuteAsync(connection, "select pg_advisory_xact_lock($1)", [LockKey], cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            throw new ServiceException("migrate the schema: another migrator has held the lock for 60 s", exception);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, IReadOnlyList<object?> parameters, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 }.With(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
