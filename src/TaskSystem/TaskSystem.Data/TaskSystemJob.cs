using Microsoft.Extensions.Logging;
using Npgsql;
using Slipway.Services.Configuration;
using Slipway.Services.Data;
using Slipway.Services.Hosting;

namespace TaskSystem.Data;

/// <summary>What a job of the sequence works with.</summary>
/// <param name="Settings">The environment.</param>
/// <param name="Logger">The log; every entry names the release revision.</param>
/// <param name="Database">The pool; the database answers.</param>
/// <param name="Release">The run of the sequence.</param>
public sealed record TaskSystemJobContext(Settings Settings, ILogger Logger, NpgsqlDataSource Database, ReleaseRun Release)
{
    /// <summary>Refuses to go on with a schema that the job does not know.</summary>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="ServiceException">The schema is not yet at the version needed.</exception>
    public async Task DemandSchemaAsync(CancellationToken cancellation)
    {
        var version = await SchemaVersion.ReadAsync(Database, cancellation);
        if (version < TaskSystemSchema.Migrations.Latest)
        {
            throw new ServiceException($"check the schema: it is at version {version}, version {TaskSystemSchema.Migrations.Latest} is needed; run job A first");
        }
    }
}

/// <summary>The frame of the jobs A, B and C: settings, log, database, exit code.</summary>
public static class TaskSystemJob
{
    /// <summary>Runs a job: connects to the database of <c>DATABASE_HOST</c> and so on, for the release of <c>RELEASE_REVISION</c>.</summary>
    /// <param name="name">The job's name.</param>
    /// <param name="work">What it does.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string name, Func<TaskSystemJobContext, CancellationToken, Task> work) =>
        ServiceProgram.RunAsync(name, async (settings, logger, stop) =>
        {
            var revision = settings.Text("RELEASE_REVISION");
            var address = DatabaseAddress.FromParts(settings);
            await using var database = address.CreateDataSource(name);
            using var scope = logger.BeginScope(new Dictionary<string, object?> { ["release_revision"] = revision });
            await DatabaseStart.WaitAsync(database, address, logger, TimeProvider.System, stop);
            try
            {
                await work(new TaskSystemJobContext(settings, logger, database, new ReleaseRun(database, revision)), stop);
            }
            catch (NpgsqlException exception)
            {
                throw new ServiceException($"run {name} on database {address}: {exception.Message}", exception);
            }
        });
}
