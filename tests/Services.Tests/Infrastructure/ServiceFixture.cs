using Microsoft.Extensions.Logging.Abstractions;
using Slipway.Services.Data;

namespace Services.Tests.Infrastructure;

/// <summary>A test with a database and services of its own. After each test it looks for secrets in all that the services wrote.</summary>
public abstract class ServiceFixture
{
    public const string ApiKey = "canary-api-key-0123456789-0123456789";

    private readonly List<ServiceProcess> _processes = [];

    private protected TestDatabase Database { get; private set; } = null!;

    [SetUp]
    public async Task CreateDatabaseAsync() => Database = await TestDatabase.CreateAsync();

    [TearDown]
    public async Task EndAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await Database.DisposeAsync();
        var output = string.Join('\n', _processes.Select(process => process.Output));
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            await TestContext.Out.WriteLineAsync(output);
        }

        Assert.Multiple(() =>
        {
            Assert.That(output, Does.Not.Contain(PostgresServer.Password), "the database password was written to a log");
            Assert.That(output, Does.Not.Contain(Uri.EscapeDataString(PostgresServer.Password)), "the encoded database password was written to a log");
            Assert.That(output, Does.Not.Contain(ApiKey), "the API key was written to a log");
        });
    }

    private protected Task MigrateAsync(MigrationSet migrations, int? version = null) =>
        new Migrator(Database.Source, migrations, NullLogger.Instance).UpAsync(CancellationToken.None, version);

    private protected ServiceProcess StartJobQueue(string service, params (string Name, string Value)[] environment) =>
        Start($"JobQueue.{service}", [("DATABASE_URL", Database.Url), ("API_SECRET_KEY", ApiKey), .. environment]);

    private protected ServiceProcess StartTaskSystem(string service, params (string Name, string Value)[] environment) => Start(
        $"TaskSystem.{service}",
        [
            ("DATABASE_HOST", "127.0.0.1"), ("DATABASE_PORT", $"{PostgresServer.Port}"), ("DATABASE_NAME", Database.Name),
            ("DATABASE_USER", "postgres"), ("DATABASE_PASSWORD", PostgresServer.Password), .. environment,
        ]);

    private protected ServiceProcess Start(string project, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var variables = new Dictionary<string, string> { ["ASPNETCORE_HTTP_PORTS"] = "0" };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        var process = new ServiceProcess(project, variables, arguments);
        _processes.Add(process);
        return process;
    }
}
