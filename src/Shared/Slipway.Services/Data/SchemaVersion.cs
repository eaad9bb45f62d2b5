using Npgsql;

namespace Slipway.Services.Data;

/// <summary>Reads how far a database's schema is.</summary>
public static class SchemaVersion
{
    /// <summary>Reads the version of the schema.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellation">Ends the statement early.</param>
    /// <returns>The version; 0 before the first migration.</returns>
    public static async Task<int> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // Asked of the catalogue first: a missing table as an error would spoil the caller's transaction.
        await using var exists = new NpgsqlCommand("select to_regclass('schema_version') is not null", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellation))!)
        {
            return 0;
        }

        await using var command = new NpgsqlCommand("select coalesce(max(version), 0) from schema_version", connection);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Reads the version of the schema.</summary>
    /// <param name="database">The pool.</param>
    /// <param name="cancellation">Ends the statement early.</param>
    /// <returns>The version; 0 before the first migration.</returns>
    public static async Task<int> ReadAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, cancellation);
    }
}
