using Slipway.Cluster;
using Slipway.Rollouts;
using Slipway.Tests.Cluster;

namespace Slipway.Tests.Rollouts;

/// <summary>A small cluster that tells a judge what happens in it, at times that the test sets.</summary>
internal sealed class SceneBuilder
{
    private const string Place = "web";

    private readonly RolloutJudge _judge;
    private readonly List<Workload> _workloads = [];

    public SceneBuilder(params Workload[] workloads)
        : this(workloads, [])
    {
    }

    private SceneBuilder(IEnumerable<Workload> workloads, IReadOnlyList<IReadOnlyList<Workload>> sequences)
    {
        _workloads.AddRange(workloads);
        _judge = new RolloutJudge(_workloads, new GracePeriods(), sequences: sequences);
    }

    public static Workload Web { get; } = new("Deployment", Place, "web");

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Jobs that run one after the other.</summary>
    public static SceneBuilder WithSequence(params Workload[] jobs) => new(jobs, [jobs]);

    /// <summary>A Deployment of one pod, with its ReplicaSet.</summary>
    public static SceneBuilder WithDeployment(string setStatus = "{}", params Workload[] others) => new SceneBuilder([Web, .. others])
        .Put("Deployment", """
            {"metadata":{"name":"web","namespace":"web","uid":"d","generation":1,"annotations":{"deployment.kubernetes.io/revision":"1"}},"spec":{"replicas":1},
             "status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1}}
            """)
        .Put("ReplicaSet", $$$"""
            {"metadata":{"name":"web-1","namespace":"web","uid":"rs","annotations":{"deployment.kubernetes.io/revision":"1"},"ownerReferences":[{"uid":"d"}]},"status":{{{setStatus}}}}
            """);

    public SceneBuilder Put(string kind, string json)
    {
        _judge.View.Apply(kind, new WatchEvent(WatchEventType.Modified, FakeKubeApi.Parse(json)));
        return this;
    }

    public SceneBuilder Remove(string kind, string json)
    {
        _judge.View.Apply(kind, new WatchEvent(WatchEventType.Deleted, FakeKubeApi.Parse(json)));
        return this;
    }

    /// <summary>The pod <c>p</c> of a ReplicaSet or a job.</summary>
    public SceneBuilder Pod(string status, string spec = """{"containers":[{"name":"main","image":"shop/web:1"}]}""", string owner = "rs", string name = "p") =>
        Put("Pod", $$$"""{"metadata":{"name":"{{{name}}}","namespace":"web","uid":"{{{name}}}","ownerReferences":[{"uid":"{{{owner}}}"}]},"spec":{{{spec}}},"status":{{{status}}}}""");

    /// <summary>Its only container in a state.</summary>
    public SceneBuilder Container(string state, int restarts = 0, bool ready = false, string last = "{}", string spec = """{"containers":[{"name":"main","image":"shop/web:1"}]}""", string owner = "rs") =>
        Pod(
            $$$"""
            {"phase":"Running","conditions":[{"type":"Ready","status":"{{{(ready ? "True" : "False")}}}"}],
             "containerStatuses":[{"name":"main","ready":{{{(ready ? "true" : "false")}}},"restartCount":{{{restarts}}},"state":{{{state}}},"lastState":{{{last}}}}]}
            """,
            spec,
            owner);

    public SceneBuilder Waiting(string reason, string message = "", int restarts = 0, string last = "{}") =>
        Container($$$"""{"waiting":{"reason":"{{{reason}}}","message":"{{{message}}}"}}""", restarts, last: last);

    public SceneBuilder Event(string uid, string reason, string message, int count = 1, string container = "main") => Put("Event", $$$"""
        {"metadata":{"name":"{{{uid}}}.{{{reason}}}.{{{message.GetHashCode(StringComparison.Ordinal)}}}","namespace":"web"},
         "involvedObject":{"uid":"{{{uid}}}","fieldPath":"spec.containers{{{{container}}}}"},"reason":"{{{reason}}}","message":"{{{message}}}","count":{{{count}}},"lastTimestamp":"2026-01-01T00:00:00Z"}
        """);

    /// <summary>Time goes on; the judge looks whenever it said that it wants to.</summary>
    public WorkloadStatus After(double seconds, int workload = 0)
    {
        var end = Now.AddSeconds(seconds);
        var statuses = _judge.Judge(Now);
        while (_judge.NextLook is { } next && next <= end && next > Now)
        {
            Now = next;
            statuses = _judge.Judge(Now);
        }

        Now = end;
        return _judge.Judge(Now)[workload];
    }

    public WorkloadStatus Look(int workload = 0) => After(0, workload);

    public SceneBuilder Said(string pod, string container)
    {
        _judge.Said(new ContainerReference(Place, pod, container), Now);
        return this;
    }
}
