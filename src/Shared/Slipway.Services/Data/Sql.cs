using Npgsql;

namespace Slipway.Services.Data;

/// <summary>Short forms of running one statement with positional parameters (<c>$1</c>, <c>$2</c>, …).</summary>
public static class Sql
{
    /// <summary>Runs a statement.</summary>
    /// <param name="database">The pool.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="parameters">Its parameters, in order; null is NULL, an <see cref="NpgsqlParameter"/> is taken as it is.</param>
    /// <param name="cancellation">Ends the statement early.</param>
    /// <returns>The number of rows changed.</returns>
    public static async Task<int> ExecuteAsync(
        this NpgsqlDataSource database, string statement, IReadOnlyList<object?> parameters, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(statement).With(parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Runs a statement and reads its rows.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="database">The pool.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="parameters">Its parameters, in order; null is NULL, an <see cref="NpgsqlParameter"/> is taken as it is.</param>
    /// <param name="read">Makes the value of a row.</param>
    /// <param name="cancellation">Ends the statement early.</param>
    /// <returns>The rows, in the order the server sent them.</returns>
    public static async Task<IReadOnlyList<T>> QueryAsync<T>(
        this NpgsqlDataSource database, string statement, IReadOnlyList<object?> parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(statement).With(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Adds positional parameters to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parameters">Its parameters, in order.</param>
    /// <returns>The same command.</returns>
    public static NpgsqlCommand With(this NpgsqlCommand command, IReadOnlyList<object?> parameters)
    {
        foreach (var value in parameters)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>Reads a column that may be NULL.</summary>
    /// <typeparam name="T">The column's type.</typeparam>
    /// <param name="reader">At the row.</param>
    /// <param name="column">The column's position, from 0.</param>
    /// <returns>The value, or the type's null.</returns>
    public static T? Optional<T>(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);
}
