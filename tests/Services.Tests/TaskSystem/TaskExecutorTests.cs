using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Services.Tests.Infrastructure;
using TaskSystem.Data;

namespace Services.Tests.TaskSystem;

public sealed class TaskExecutorTests : ServiceFixture
{
    [Test]
    public async Task Should_RunEachTaskOnce_When_TwoExecutorsCompete()
    {
        await MigrateAsync(TaskSystemSchema.Migrations);
        await Database.AuditCompletionsAsync("tasks");
        var (one, other) = (StartExecutor(("EXECUTOR_BATCH_SIZE", "5")), StartExecutor(("EXECUTOR_BATCH_SIZE", "5")));
        using var first = await one.ReadyAsync();
        using var second = await other.ReadyAsync();

        await Database.ExecuteAsync("insert into tasks (task_name, created_by, duration_seconds) select 'task ' || n, 'api', 0.05 from generate_series(1, 300) n");
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from tasks where status <> 'completed'") == 0, "300 tasks completed");

        Assert.Multiple(async () =>
        {
            Assert.That(await Database.ScalarAsync<long>("select count(*) from completions"), Is.EqualTo(300));
            Assert.That(await Database.ScalarAsync<long>("select sum(lease_token)::bigint from tasks"), Is.EqualTo(300), "each task was claimed once");
            Assert.That(await Database.ScalarAsync<long>("select count(distinct executor) from tasks"), Is.EqualTo(2), "both took part");
        });
    }

    [Test]
    public async Task Should_TakeOver_When_AnExecutorIsKilled()
    {
        await MigrateAsync(TaskSystemSchema.Migrations);
        await Database.AuditCompletionsAsync("tasks");
        await Database.ExecuteAsync("insert into tasks (task_name, created_by, duration_seconds) select 'task ' || n, 'api', 1 from generate_series(1, 8) n");
        var killed = StartExecutor(("EXECUTOR_LEASE_SECONDS", "2"));
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from tasks where status = 'running'") == 8, "the tasks to run");

        await killed.SignalAsync("KILL");
        StartExecutor(("EXECUTOR_LEASE_SECONDS", "2"));
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from tasks where status <> 'completed'") == 0, "every task completed");

        Assert.That(await Database.ScalarAsync<long>("select count(*) from completions"), Is.EqualTo(8));
        Assert.That(await Database.ColumnAsync<long>("select lease_token from tasks"), Is.All.GreaterThanOrEqualTo(2), "each was claimed again");
    }

    [Test]
    public async Task Should_FinishTheShortAndGiveBackTheLong_When_ToldToStop()
    {
        await MigrateAsync(TaskSystemSchema.Migrations);
        await Database.ExecuteAsync("insert into tasks (task_name, created_by, duration_seconds) values ('short', 'api', 1), ('long', 'api', 300)");
        var executor = StartExecutor(("EXECUTOR_DRAIN_SECONDS", "3"));
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from tasks where status = 'running'") == 2, "the tasks to run");

        await executor.SignalAsync("TERM");

        Assert.That(await executor.ExitCodeAsync(seconds: 30), Is.Zero);
        Assert.That(await Database.ColumnAsync<string>("select status from tasks order by id"), Is.EqualTo(new[] { "completed", "pending" }));
    }

    [Test]
    public async Task Should_LeaveTheJobsTasksAlone_When_TheyAreCompleted()
    {
        await MigrateAsync(TaskSystemSchema.Migrations);
        await new ReleaseRun(Database.Source, "1").CreateTasksAsync(5, CancellationToken.None);
        using var http = await StartExecutor().ReadyAsync();

        var task = await CreateAsync(http, """{"task_name":"mine"}""");
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<string>("select status from tasks where created_by = 'api'") == "completed", "the task");

        Assert.That(task.GetProperty("created_by").GetString(), Is.EqualTo("api"));
        Assert.That(await Database.ColumnAsync<long>("select lease_token from tasks where created_by = 'job-a'"), Is.All.Zero);
    }

    [Test]
    public async Task Should_CreateShowAndList_When_Asked()
    {
        await MigrateAsync(TaskSystemSchema.Migrations);
        await new ReleaseRun(Database.Source, "7").CreateTasksAsync(2, CancellationToken.None);
        using var http = await StartExecutor().ReadyAsync();

        var created = await CreateAsync(http, """{"task_name":" water the plants ","priority":1,"duration_seconds":0.1}""");
        var shown = await http.GetFromJsonAsync<JsonElement>(new Uri($"tasks/{created.GetProperty("id").GetInt64()}", UriKind.Relative));
        var listed = await http.GetFromJsonAsync<JsonElement>(new Uri("tasks?created_by=job-a&limit=1", UriKind.Relative));

        Assert.Multiple(() =>
        {
            Assert.That(created.GetProperty("status").GetString(), Is.EqualTo("pending"));
            Assert.That(shown.GetProperty("task_name").GetString(), Is.EqualTo("water the plants"));
            Assert.That(listed.GetProperty("tasks").GetArrayLength(), Is.EqualTo(1));
            Assert.That(listed.GetProperty("tasks")[0].GetProperty("release_revision").GetString(), Is.EqualTo("7"));
            Assert.That(listed.GetProperty("counts").GetProperty("completed").GetInt64(), Is.GreaterThanOrEqualTo(2), "counts are over all tasks");
            Assert.That(listed.GetProperty("creators").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { "api", "job-a" }));
        });
        var metrics = await PrometheusReader.ReadAsync(http);
        Assert.That(metrics["task_created_total"], Is.EqualTo(3));
    }

    [TestCase("POST", "tasks", "{", 400, "create a task: the body is not the JSON expected")]
    [TestCase("POST", "tasks", "{}", 400, "create a task: task_name must have 1 to 200 characters")]
    [TestCase("POST", "tasks", """{"task_name":"a","priority":6}""", 400, "create a task: priority must be from 1 to 5")]
    [TestCase("POST", "tasks", """{"task_name":"a","duration_seconds":-1}""", 400, "create a task: duration_seconds must be from 0 to 3600")]
    [TestCase("POST", "tasks", """{"name":"a"}""", 400, "create a task: the field name is unknown")]
    [TestCase("POST", "tasks", """{"task_name":"a\u0000b"}""", 400, "POST /tasks: invalid byte sequence")]
    [TestCase("GET", "tasks?status=odd", null, 400, "list tasks: status must be one of pending, running, completed")]
    [TestCase("GET", "tasks?limit=501", null, 400, "list tasks: limit must be a whole number from 1 to 500")]
    [TestCase("GET", "tasks/x", null, 400, "find a task: the id is not a whole number")]
    [TestCase("GET", "tasks/999", null, 404, "find task 999: there is none")]
    public async Task Should_SayWhatIsWrongInOneLine_When_TheInputIsBad(string method, string path, string? body, int status, string detail)
    {
        await MigrateAsync(TaskSystemSchema.Migrations);
        using var http = await StartExecutor().ReadyAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await http.SendAsync(request);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(status));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.GetProperty("detail").GetString(), Does.StartWith(detail).And.Not.Contain("\n"));
        });
    }

    [Test]
    public async Task Should_BeReadyAndWork_When_JobABringsTheSchemaLater()
    {
        using var http = await StartExecutor().HttpAsync();
        using var before = await http.GetAsync(new Uri("ready", UriKind.Relative));

        var job = StartTaskSystem("JobA", ("RELEASE_REVISION", "1"));
        Assert.That(await job.ExitCodeAsync(), Is.Zero, job.Output);
        using var after = await http.GetAsync(new Uri("ready", UriKind.Relative));
        await CreateAsync(http, """{"task_name":"mine"}""");
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<string>("select status from tasks where created_by = 'api'") == "completed", "the task");

        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private ServiceProcess StartExecutor(params (string Name, string Value)[] environment) =>
        StartTaskSystem("TaskExecutor", [("EXECUTOR_POLL_INTERVAL_SECONDS", "0.2"), .. environment]);

    private static async Task<JsonElement> CreateAsync(HttpClient http, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("tasks", UriKind.Relative), content);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
