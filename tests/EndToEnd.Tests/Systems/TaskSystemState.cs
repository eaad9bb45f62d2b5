using System.Globalization;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Systems;

/// <summary>A job of the sequence as the cluster has it.</summary>
/// <param name="Name">Its name: <c>job-a-</c> and a hash.</param>
/// <param name="Uid">Another one for another run.</param>
/// <param name="Completed">When the job was complete.</param>
/// <param name="Started">When its main container started.</param>
internal sealed record SequenceJob(string Name, string Uid, DateTimeOffset Completed, DateTimeOffset Started);

/// <summary>What can be seen of the task system in one namespace.</summary>
internal static class TaskSystemState
{
    public const string Database = "taskdb";

    public static readonly string[] Namespaces = ["task-system-master", "task-system-slave"];

    /// <summary>Jobs A, B and C, in this order.</summary>
    public static async Task<IReadOnlyList<SequenceJob>> JobsAsync(string place)
    {
        var pods = await Cluster.ListAsync($"/api/v1/namespaces/{place}/pods");
        return [.. (await Cluster.ListAsync($"/apis/batch/v1/namespaces/{place}/jobs")).Select(Read).OrderBy(job => job.Name, StringComparer.Ordinal)];

        SequenceJob Read(JsonNode job)
        {
            var uid = (string)job["metadata"]!["uid"]!;
            var pod = pods.Single(pod => (string?)pod["metadata"]!["ownerReferences"]?[0]?["uid"] == uid);
            return new SequenceJob((string)job["metadata"]!["name"]!, uid, Time(job["status"]!["completionTime"]), Time(pod["status"]!["containerStatuses"]![0]!["state"]!["terminated"]!["startedAt"]));
        }
    }

    /// <summary>Per job of the newest run, in the order in which they ended: its name, its tasks, and those that are not completed.</summary>
    public static Task<string> TasksOfNewestRunAsync(string place) => Cluster.SqlAsync(place, Database, """
        with newest as (select release_revision from releases order by started_at desc limit 1)
        select string_agg(line, ', ' order by ended) from (
          select created_by || ' ' || count(*) || ' ' || count(*) filter (where status <> 'completed') as line, max(completed_at) as ended
          from tasks join newest using (release_revision) group by created_by) as jobs;
        """);

    /// <summary>Whether each job's first task was made after the last one of the job before it was completed.</summary>
    public static Task<string> IsInOrderAsync(string place) => Cluster.SqlAsync(place, Database, """
        with newest as (select release_revision from releases order by started_at desc limit 1),
             jobs as (select created_by, min(created_at) as began, max(completed_at) as ended from tasks join newest using (release_revision) group by created_by)
        select bool_and(later.began > earlier.ended) from jobs as earlier join jobs as later on later.created_by > earlier.created_by;
        """);

    private static DateTimeOffset Time(JsonNode? text) => DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture);
}
