using EndToEnd.Tests.Infrastructure;
using EndToEnd.Tests.Systems;

namespace EndToEnd.Tests.Faults;

/// <summary>The rows of a system up to a moment: what came later, of smoke tests or jobs, is not looked at.</summary>
internal sealed class SystemData
{
    private const int PlantedRows = 50;

    private readonly IReadOnlyList<(string Place, string Database, string Query, string Answer)> _tables;

    private SystemData(IReadOnlyList<(string, string, string, string)> tables) => _tables = tables;

    /// <summary>Namespaces of a system; the first one is its release's.</summary>
    public static IReadOnlyList<string> PlacesOf(string system) => system == "jobqueue" ? [JobQueueApi.Namespace] : TaskSystemState.Namespaces;

    /// <summary>Plants rows, and takes note of all there are.</summary>
    public static async Task<SystemData> PlantAsync(string system)
    {
        var (database, table, insert) = system == "jobqueue"
            ? ("jobqueue", "jobs", $"insert into jobs (id, type, payload, status, max_attempts, finished_at) select gen_random_uuid(), 'echo', '{{}}', 'completed', 1, now() from generate_series(1, {PlantedRows})")
            : (TaskSystemState.Database, "tasks", $"insert into tasks (task_name, status, created_by) select 'planted', 'completed', 'faults' from generate_series(1, {PlantedRows})");
        var tables = new List<(string, string, string, string)>();
        foreach (var place in PlacesOf(system))
        {
            await Cluster.SqlAsync(place, database, insert);
            var until = await Cluster.SqlAsync(place, database, "select now()");
            var query = $"select count(*) || ' ' || md5(string_agg(id::text, ',' order by id)) from {table} where created_at <= '{until}'";
            tables.Add((place, database, query, await Cluster.SqlAsync(place, database, query)));
        }

        return new SystemData(tables);
    }

    /// <summary>Fails unless all rows are there.</summary>
    public async Task DemandAsync()
    {
        foreach (var (place, database, query, answer) in _tables)
        {
            Assert.That(await Cluster.SqlAsync(place, database, query), Is.EqualTo(answer), $"rows in {place}");
        }
    }
}
