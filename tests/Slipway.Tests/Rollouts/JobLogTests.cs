using Slipway.Cluster;
using Slipway.Rollouts;
using Slipway.Tests.Cluster;

namespace Slipway.Tests.Rollouts;

[TestFixture]
public sealed class JobLogTests
{
    private static readonly string Pods = $"{ClusterView.PathOf("Pod", "web")}?labelSelector=job-name";

    private FakeKubeApi _api = null!;
    private List<string> _lines = null!;

    [SetUp]
    public void SetUp() => (_api, _lines) = (new FakeKubeApi(), []);

    [TestCase(true, new[] { "log of old", "log of new" })]
    [TestCase(false, new[] { "log of new" })]
    public async Task Should_ReadEachTryOnce_When_ItsJobIsMeant(bool withEarlier, string[] expected)
    {
        using var end = new CancellationTokenSource();
        _api.Tell(Pods, Pod("old", "migrate-1a2b", "Succeeded", """{"terminated":{"startedAt":"2026-01-01T00:00:00Z"}}"""));
        _api.Listed(Pods);
        _api.Tell(Pods, Pod("waiting", "migrate-1a2b", "Pending", """{"waiting":{}}"""));
        _api.Tell(Pods, Pod("other", "cleanup-1a2b", "Running", Running));
        _api.Tell(Pods, Pod("new", "migrate-1a2b", "Running", Running));
        _api.Tell(Pods, Pod("new", "migrate-1a2b", "Running", Running), WatchEventType.Modified);
        var done = new TaskCompletionSource();

        var streaming = new JobLog(_api).StreamAsync("web", "migrate", withEarlier, Take, end.Token);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await end.CancelAsync();
        await streaming;

        Assert.That(_lines, Is.EqualTo(expected));

        void Take(string line)
        {
            _lines.Add(line);
            if (line == "log of new")
            {
                done.TrySetResult();
            }
        }
    }

    private const string Running = """{"running":{"startedAt":"2026-01-01T00:00:00Z"}}""";

    private static string Pod(string name, string job, string phase, string state) =>
        $$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"web","uid":"{{{name}}}","labels":{"job-name":"{{{job}}}"}},"spec":{"containers":[{"name":"main"}]},
         "status":{"phase":"{{{phase}}}","containerStatuses":[{"name":"main","state":{{{state}}}}]}}
        """;
}
