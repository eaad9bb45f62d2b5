using System.Net;
using System.Text;
using System.Text.Json;
using Services.Tests.Infrastructure;

namespace Services.Tests.JobQueue;

public sealed class ApiTests : JobQueueFixture
{
    private static readonly (string Method, string Path, string? Body, int Status, string Detail)[] BadRequests =
    [
        ("POST", "jobs", "{", 400, "create a job: the body is not the JSON expected"),
        ("POST", "jobs", "null", 400, "create a job: the body is null"),
        ("POST", "jobs", "[]", 400, "create a job: the body is not the JSON expected"),
        ("POST", "jobs", "{}", 400, "create a job: type must be one of echo, sleep, fail"),
        ("POST", "jobs", """{"type":"nap"}""", 400, "create a job: type must be one of echo, sleep, fail"),
        ("POST", "jobs", """{"type":"echo","colour":1}""", 400, "create a job: the field colour is unknown"),
        ("POST", "jobs", """{"type":"echo","max_attempts":"3"}""", 400, "create a job: the field max_attempts does not have the type expected"),
        ("POST", "jobs", """{"type":"echo","max_attempts":0}""", 400, "create a job: max_attempts must be from 1 to 100"),
        ("POST", "jobs", """{"type":"echo","run_at":"tomorrow"}""", 400, "create a job: the field run_at does not have the type expected"),
        ("POST", "jobs", """{"type":"sleep"}""", 400, "create a job: payload.seconds must be a number from 0 to 3600"),
        ("POST", "jobs", """{"type":"sleep","payload":{"seconds":-1}}""", 400, "create a job: payload.seconds must be"),
        ("POST", "jobs", """{"type":"sleep","payload":{"second":1}}""", 400, "create a job: payload: the field second is unknown"),
        ("POST", "jobs", """{"type":"fail","payload":7}""", 400, "create a job: payload"),
        ("POST", "jobs", """{"type":"echo","payload":"\u0000"}""", 400, "POST /jobs: unsupported Unicode escape sequence"),
        ("GET", "jobs?status=sleeping", null, 400, "list jobs: status must be one of queued, running, completed, dead, cancelled"),
        ("GET", "jobs?limit=0", null, 400, "list jobs: limit must be a whole number from 1 to 500"),
        ("GET", "jobs/seven", null, 400, "find a job: the id is not a UUID"),
        ("GET", $"jobs/{Guid.Empty}", null, 404, $"find job {Guid.Empty}: there is none"),
        ("DELETE", $"jobs/{Guid.Empty}", null, 404, $"find job {Guid.Empty}: there is none"),
        ("PUT", "jobs", "{}", 405, "PUT /jobs: no such resource or method"),
        ("GET", "nothing", null, 404, "GET /nothing: no such resource or method"),
    ];

    [Test]
    public async Task Should_CreateShowListAndCancel_When_TheKeyIsShown()
    {
        await MigrateAsync();
        using var http = await StartJobQueue("Api").ReadyAsync();

        using var created = await SendAsync(http, HttpMethod.Post, "jobs", """{"type":"echo","payload":{"a":[1,"ü"]},"max_attempts":3,"run_at":"2030-01-01T00:00:00+02:00"}""");
        var job = await JsonAsync(created);
        var id = job.GetProperty("id").GetString()!;
        using var shown = await SendAsync(http, HttpMethod.Get, created.Headers.Location!.ToString());
        using var listed = await SendAsync(http, HttpMethod.Get, "jobs?status=queued&limit=5");
        using var cancelled = await SendAsync(http, HttpMethod.Delete, $"jobs/{id}");
        using var again = await SendAsync(http, HttpMethod.Delete, $"jobs/{id}");

        var list = (await JsonAsync(listed)).GetProperty("jobs");
        Assert.Multiple(() =>
        {
            Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(job.GetProperty("status").GetString(), Is.EqualTo("queued"));
            Assert.That(job.GetProperty("run_at").GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2029, 12, 31, 22, 0, 0, TimeSpan.Zero)));
            Assert.That(job.GetProperty("payload").GetProperty("a")[1].GetString(), Is.EqualTo("ü"));
            Assert.That(shown.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(list.EnumerateArray().Select(one => one.GetProperty("id").GetString()), Is.EqualTo(new[] { id }));
            Assert.That(cancelled.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
        Assert.That((await FindAsync(Guid.Parse(id))).Status, Is.EqualTo("cancelled"));
    }

    [Test]
    public async Task Should_Refuse_When_TheKeyIsMissingOrWrong()
    {
        await MigrateAsync();
        using var http = await StartJobQueue("Api").ReadyAsync();

        using var missing = await SendAsync(http, HttpMethod.Get, "jobs", key: null);
        using var wrong = await SendAsync(http, HttpMethod.Get, "jobs", key: ApiKey[..^1] + "x");
        using var prefix = await SendAsync(http, HttpMethod.Get, "jobs", key: ApiKey[..^1]);
        using var open = await SendAsync(http, HttpMethod.Get, "metrics", key: null);

        Assert.Multiple(() =>
        {
            Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(prefix.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task Should_SayWhatIsWrongInOneLine_When_TheInputIsBad()
    {
        await MigrateAsync();
        using var http = await StartJobQueue("Api").ReadyAsync();

        foreach (var (method, path, body, status, detail) in BadRequests)
        {
            using var response = await SendAsync(http, new HttpMethod(method), path, body);
            var problem = await JsonAsync(response);
            Assert.Multiple(() =>
            {
                Assert.That((int)response.StatusCode, Is.EqualTo(status), $"{method} {path} {body}");
                Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
                Assert.That(problem.GetProperty("detail").GetString(), Does.StartWith(detail).And.Not.Contain("\n"));
            });
        }
    }

    [Test]
    public async Task Should_Refuse_When_TheBodyIsTooLargeOrNotJson()
    {
        await MigrateAsync();
        using var http = await StartJobQueue("Api").ReadyAsync();
        using var text = new HttpRequestMessage(HttpMethod.Post, new Uri("jobs", UriKind.Relative)) { Content = new StringContent("type=echo", Encoding.UTF8, "text/plain") };
        text.Headers.Add("X-API-Key", ApiKey);

        using var large = await SendAsync(http, HttpMethod.Post, "jobs", JsonSerializer.Serialize(new { type = "echo", payload = new string('x', 300_000) }));
        using var plain = await http.SendAsync(text);

        Assert.That(large.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(plain.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task Should_RefuseToCancel_When_TheJobHasEnded()
    {
        await MigrateAsync();
        using var http = await StartJobQueue("Api").ReadyAsync();
        var job = await CreateAsync("echo", new { });
        await Database.ExecuteAsync("update jobs set status = 'completed'");

        using var response = await SendAsync(http, HttpMethod.Delete, $"jobs/{job.Id}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await JsonAsync(response)).GetProperty("detail").GetString(), Is.EqualTo($"cancel job {job.Id}: it is already completed"));
    }

    [Test]
    public async Task Should_BeReadyOnlyAfterTheMigration_When_TheSchemaIsMissingAtFirst()
    {
        using var http = await StartJobQueue("Api").HttpAsync();

        using var health = await http.GetAsync(new Uri("health", UriKind.Relative));
        await Eventually.TrueAsync(async () => (await http.GetStringOfAnyStatusAsync("ready")).Contains("version 0", StringComparison.Ordinal), "readiness to name the version");
        using var before = await http.GetAsync(new Uri("ready", UriKind.Relative));
        await MigrateAsync();
        using var after = await http.GetAsync(new Uri("ready", UriKind.Relative));

        Assert.Multiple(() =>
        {
            Assert.That(health.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task Should_BeAliveButNotReady_When_TheDatabaseIsAway()
    {
        var api = StartJobQueue("Api", ("DATABASE_URL", "postgresql://user:some-password@127.0.0.1:1/none"));
        using var http = await api.HttpAsync();

        using var health = await http.GetAsync(new Uri("health", UriKind.Relative));
        using var ready = await http.GetAsync(new Uri("ready", UriKind.Relative));
        using var jobs = await SendAsync(http, HttpMethod.Get, "jobs");
        var metrics = await PrometheusReader.ReadAsync(http);

        Assert.Multiple(() =>
        {
            Assert.That(health.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(jobs.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(metrics["database_metrics_up"], Is.Zero);
            Assert.That(api.Output, Does.Not.Contain("some-password"));
        });
    }

    [TestCase("API_SECRET_KEY", "too-short-canary", "read the configuration: API_SECRET_KEY has 16 characters; expected at least 32")]
    [TestCase("API_SECRET_KEY", "", "read the configuration: API_SECRET_KEY is not set")]
    [TestCase("DATABASE_URL", "", "read the configuration: DATABASE_URL is not set")]
    [TestCase("LOG_LEVEL", "LOUD", "read the configuration: LOG_LEVEL is 'LOUD'; expected one of debug, info, warning, error, critical")]
    [TestCase("LOG_FORMAT", "xml", "read the configuration: LOG_FORMAT is 'xml'; expected one of json, console")]
    public async Task Should_EndWithOneLine_When_TheConfigurationIsWrong(string name, string value, string message)
    {
        var api = StartJobQueue("Api", (name, value));

        Assert.That(await api.ExitCodeAsync(), Is.EqualTo(1));
        Assert.That(api.Lines, Has.Count.EqualTo(1), api.Output);
        Assert.That(api.Log[0].GetProperty("message").GetString(), Is.EqualTo(message));
    }

    [Test]
    public async Task Should_EndWithOneLine_When_TheDatabaseRefusesThePassword()
    {
        var api = StartJobQueue("Api", ("DATABASE_URL", $"postgresql://postgres:canary-wrong@127.0.0.1:{PostgresServer.Port}/{Database.Name}"));

        Assert.That(await api.ExitCodeAsync(), Is.EqualTo(1));
        var failure = api.Log.Single(entry => entry.GetProperty("level").GetString() == "CRITICAL");
        Assert.That(failure.GetProperty("message").GetString(), Does.StartWith($"connect to database 127.0.0.1:{PostgresServer.Port}/{Database.Name}: "));
        Assert.That(api.Output, Does.Not.Contain("canary-wrong"));
    }

    [Test]
    public async Task Should_EndWithSuccess_When_ToldToStop()
    {
        await MigrateAsync();
        var api = StartJobQueue("Api");
        using var http = await api.ReadyAsync();

        await api.SignalAsync("TERM");

        Assert.That(await api.ExitCodeAsync(seconds: 20), Is.Zero, api.Output);
    }

    [Test]
    public async Task Should_WriteForPeople_When_TheLogFormatIsConsole()
    {
        await MigrateAsync();
        var api = StartJobQueue("Api", ("LOG_FORMAT", "console"));
        using var http = await api.ReadyAsync();

        using var created = await SendAsync(http, HttpMethod.Post, "jobs", """{"type":"echo"}""");

        var id = (await JsonAsync(created)).GetProperty("id").GetString();
        await Eventually.TrueAsync(() => Task.FromResult(api.Output.Contains($"INFO     Job created", StringComparison.Ordinal)), "the log line");
        Assert.That(api.Lines.Single(line => line.Contains("Job created", StringComparison.Ordinal)), Does.Contain($"job_id={id} job_type=echo"));
    }

    [Test]
    public async Task Should_CountTheSameInEveryReplica_When_MetricsAreRead()
    {
        await MigrateAsync();
        await CreateAsync("echo", new { });
        await CreateAsync("fail", new { times = 1 }, maxAttempts: 1);
        await CreateAsync("unknown", new { });
        StartWorker();
        await Eventually.TrueAsync(async () => await Database.ScalarAsync<long>("select count(*) from jobs where finished_at is not null") == 2, "two jobs ended");
        using var one = await StartJobQueue("Api").ReadyAsync();
        using var other = await StartJobQueue("Api").ReadyAsync();

        foreach (var http in new[] { one, other })
        {
            var metrics = await PrometheusReader.ReadAsync(http);
            Assert.Multiple(() =>
            {
                Assert.That(metrics["job_created_total"], Is.EqualTo(3));
                Assert.That(metrics["job_completed_total"], Is.EqualTo(1));
                Assert.That(metrics["job_failed_total"], Is.EqualTo(1));
                Assert.That(metrics["job_attempt_failed_total"], Is.EqualTo(1));
                Assert.That(metrics["job_queue_depth"], Is.EqualTo(1));
                Assert.That(metrics["worker_lease_acquired_total"], Is.EqualTo(2));
                Assert.That(metrics["database_metrics_up"], Is.EqualTo(1));
                Assert.That(metrics.Keys, Has.Some.StartsWith("http_server_request_duration_seconds_bucket{"), "what the web server measures");
            });
        }
    }
}
