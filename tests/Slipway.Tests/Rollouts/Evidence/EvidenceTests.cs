using Cake.Core.IO;
using Cake.Testing;
using NSubstitute;
using Slipway.Cluster;
using Slipway.Rollouts;
using Slipway.Rollouts.Evidence;
using Slipway.Secrets;
using Slipway.Tests.Cluster;
using Slipway.Tests.Fakes;

namespace Slipway.Tests.Rollouts.Evidence;

[TestFixture]
public sealed class EvidenceTests
{
    private const string Canary = "canary-77";

    private static readonly Workload Job = new("Job", "web", "migrate");

    private FakeKubeApi _api = null!;

    [SetUp]
    public void SetUp()
    {
        _api = new FakeKubeApi();
        List("Job", """{"metadata":{"name":"migrate","namespace":"web","uid":"j"},"status":{"failed":2}}""");
        List("Pod", """
            {"metadata":{"name":"m-1","namespace":"web","uid":"p","ownerReferences":[{"uid":"j"}]},"spec":{"containers":[{"name":"main"}]},
             "status":{"phase":"Failed","containerStatuses":[{"name":"main","restartCount":1,"state":{"terminated":{"exitCode":1}},"lastState":{"terminated":{"exitCode":1}}}]}}
            """);
        List("Event", """{"metadata":{"name":"e","namespace":"web"},"involvedObject":{"uid":"p","kind":"Pod","name":"m-1"},"reason":"BackOff","message":"Back-off","lastTimestamp":"2026-01-01T00:00:00Z"}""");
    }

    [Test]
    public async Task Should_TakeEventsStatusesAndBothLogs_When_AContainerFailed()
    {
        _api.Logs = request => [request.Previous ? "the first try" : "the second try: exec format error"];

        var found = await CollectAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Files.Select(file => file.Path), Is.EqualTo(new[]
            {
                "web/Job-migrate/events.txt", "web/Job-migrate/status.json", "web/Job-migrate/m-1-main.previous.log", "web/Job-migrate/m-1-main.log",
            }));
            Assert.That(found.Files[0].Text, Does.Contain("Pod/m-1 BackOff (1): Back-off"));
            Assert.That(found.Files[1].Text, Does.Contain("\"failed\": 2"));
            Assert.That(found.Lines, Is.EqualTo(new[] { "log of m-1, main, before its restart:", "  the first try" }));
            Assert.That(found.Advice, Is.EqualTo("See its log."));
        }
    }

    [Test]
    public async Task Should_AdviseByTheLog_When_ItsLineIsKnown()
    {
        _api.Logs = request => request.Previous ? [] : ["exec /app: exec format error"];

        Assert.That((await CollectAsync()).Advice, Does.StartWith("The program was built for another processor"));
    }

    [Test]
    public async Task Should_TakeTheOtherLog_When_TheKubeletHasThrownOneAway()
    {
        _api.Logs = request => [request.Previous ? "unable to retrieve container logs for containerd://17fe85" : "lost the queue"];

        var found = await CollectAsync();

        Assert.That(found.Lines, Is.EqualTo(new[] { "log of m-1, main:", "  lost the queue" }));
        Assert.That(found.Files.Select(file => file.Path), Has.None.EndsWith(".previous.log"));
    }

    [Test]
    public async Task Should_SayWhatTheApiSaid_When_ItRefuses()
    {
        var api = Substitute.For<IKubeApi>();
        api.FindAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns<System.Text.Json.JsonElement?>(_ => throw new KubeApiException("GET /pods: no (status 403)", 403));

        var found = await new EvidenceCollector(api, TimeProvider.System).CollectAsync(Status(), CancellationToken.None);

        Assert.That(found.Lines, Is.EqualTo(new[] { "GET /pods: no (status 403)" }));
    }

    [Test]
    public void Should_KeepFilesWithoutSecrets_When_ThereIsRoom()
    {
        var files = new FakeFileSystem(FakeEnvironment.CreateUnixEnvironment());
        var redactor = new SecretRedactor();
        redactor.Register(Canary);
        var folder = new EvidenceFolder(files, "/artifacts", redactor, new FakeClock());

        var trouble = folder.Keep("app", [new EvidenceFile("web/Job-migrate/m.log", $"password {Canary}\n")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(trouble, Is.Null);
            Assert.That(folder.Path.FullPath, Does.Match("^/artifacts/reports/deployments/20260101T000000Z-[0-9a-f]{4}$"));
            Assert.That(files.GetFile(folder.Path.CombineWithFilePath("app/web/Job-migrate/m.log")).ReadLines(System.Text.Encoding.UTF8), Is.EqualTo(new[] { "password ***" }));
        }
    }

    [Test]
    public void Should_SayWhy_When_TheDiskIsFull()
    {
        var files = Substitute.For<IFileSystem>();
        files.GetDirectory(Arg.Any<DirectoryPath>()).Returns(_ => throw new IOException("No space left on device"));

        var trouble = new EvidenceFolder(files, "/artifacts", new SecretRedactor(), new FakeClock()).Keep("app", [new EvidenceFile("a.log", "")]);

        Assert.That(trouble, Is.EqualTo("No space left on device"));
    }

    private static WorkloadStatus Status() =>
        new(Job, WorkloadState.Failed, 0, 1, "failed") { Diagnosis = new Diagnosis(FailureCause.JobFailed, "Job/migrate", "failed", "See its log.") };

    private Task<WorkloadEvidence> CollectAsync() => new EvidenceCollector(_api, TimeProvider.System).CollectAsync(Status(), CancellationToken.None);

    private void List(string kind, string item) => _api.Put(ClusterView.PathOf(kind, "web"), $$"""{"items":[{{item}}]}""");
}
