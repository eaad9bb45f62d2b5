using Npgsql;
using Slipway.Services.Data;

namespace Services.Tests.Infrastructure;

/// <summary>An empty database of its own for one test.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string name)
    {
        Name = name;
        Source = NpgsqlDataSource.Create(PostgresServer.ConnectionString(name));
    }

    public string Name { get; }

    public NpgsqlDataSource Source { get; }

    public string Url => $"postgresql+asyncpg://postgres:{Uri.EscapeDataString(PostgresServer.Password)}@127.0.0.1:{PostgresServer.Port}/{Name}";

    public static async Task<TestDatabase> CreateAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var server = NpgsqlDataSource.Create(PostgresServer.ConnectionString("postgres"));
        await server.ExecuteAsync($"create database {name}", [], CancellationToken.None);
        return new TestDatabase(name);
    }

    public Task<int> ExecuteAsync(string statement, params object?[] parameters) => Source.ExecuteAsync(statement, parameters, CancellationToken.None);

    public async Task<T> ScalarAsync<T>(string statement, params object?[] parameters) =>
        (await ColumnAsync<T>(statement, parameters))[0];

    public Task<IReadOnlyList<T>> ColumnAsync<T>(string statement, params object?[] parameters) =>
        Source.QueryAsync(statement, parameters, row => row.GetFieldValue<T>(0), CancellationToken.None);

    /// <summary>Writes down every time that a row of a table becomes, or is again written as, completed.</summary>
    public Task AuditCompletionsAsync(string table) => ExecuteAsync(
        $$"""
        create table completions (id text not null);
        create function audit() returns trigger language plpgsql as $$ begin insert into completions values (new.id::text); return null; end $$;
        create trigger audit after update on {{table}} for each row when (new.status = 'completed') execute function audit();
        """);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await using var server = NpgsqlDataSource.Create(PostgresServer.ConnectionString("postgres"));
        await server.ExecuteAsync($"drop database {Name} with (force)", [], CancellationToken.None);
    }
}
