using System.Text.Json.Nodes;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Testing;
using NSubstitute;
using Slipway.Charts;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Deployments.Plans;
using Slipway.Manifests;
using Slipway.Model;
using Slipway.Processes;
using Slipway.Secrets;
using Slipway.Tests.Cluster;
using Slipway.Tests.Tools;
using Slipway.Tests.Validation;
using Spectre.Console;

namespace Slipway.Tests.Deployments.Plans;

/// <summary>A release of one chart: what is deployed, what would be, and what is in the cluster.</summary>
internal sealed class PlanFixture
{
    public const string Place = "app";

    private static readonly (string Version, string Resources)[] Kinds =
    [
        ("/api/v1", """[{"name":"configmaps","kind":"ConfigMap","namespaced":true},{"name":"secrets","kind":"Secret","namespaced":true},{"name":"namespaces","kind":"Namespace","namespaced":false}]"""),
        ("/apis/apps/v1", """[{"name":"deployments","kind":"Deployment","namespaced":true},{"name":"deployments/status","kind":"Deployment","namespaced":true},{"name":"statefulsets","kind":"StatefulSet","namespaced":true}]"""),
        ("/apis/batch/v1", """[{"name":"jobs","kind":"Job","namespaced":true}]"""),
        ("/apis/autoscaling/v1", """[{"name":"horizontalpodautoscalers","kind":"HorizontalPodAutoscaler","namespaced":true}]"""),
    ];

    private readonly FakeEnvironment _environment = FakeEnvironment.CreateUnixEnvironment();
    private readonly FakeLauncher _helm;

    public PlanFixture()
    {
        Files = new FakeFileSystem(_environment);
        Files.CreateFile("/usr/bin/helm");
        _helm = new FakeLauncher().Answer("helm", Helm);
        Api.Put($"/api/v1/namespaces/{Place}", """{"metadata":{"name":"app"}}""");
        foreach (var (version, resources) in Kinds)
        {
            Api.Put(version, $$"""{"resources":{{resources}}}""");
        }
    }

    public FakeKubeApi Api { get; } = new();

    public FakeFileSystem Files { get; }

    public SecretRedactor Redactor { get; } = new();

    /// <summary>Manifest of the deployed revision; null for none.</summary>
    public string? Deployed { get; private set; }

    public string Wanted { get; private set; } = "";

    public string Status { get; set; } = "deployed";

    public string Hooks { get; set; } = "[]";

    public UserValues User { get; set; } = new([], []);

    public IReadOnlyList<SecretDefinition> Secrets { get; set; } = [];

    public static string ConfigMap(string name, string data, string extra = "") =>
        $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n{extra}data:\n  key: {data}\n";

    public static string Deployment(string image = "registry/web@sha256:1", int replicas = 2, string env = "[]") =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: {replicas}\n  template:\n    spec:\n      containers:\n        - name: web\n          image: {image}\n          env: {env}\n";

    public static string Job(string name, string image) =>
        $"apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: {name}\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: {image}\n";

    /// <summary>Deploys: the manifest is what helm has, and what the cluster has.</summary>
    public PlanFixture Deploy(params string[] documents)
    {
        Deployed = string.Join("---\n", documents);
        foreach (var item in ManifestSet.Read("app", "default", Deployed).Objects)
        {
            PutLive(item.Root.ToJson()!.AsObject());
        }

        return this;
    }

    public PlanFixture Want(params string[] documents)
    {
        Wanted = string.Join("---\n", documents);
        return this;
    }

    /// <summary>Changes an object behind Slipway's back.</summary>
    public PlanFixture ByHand(string path, Action<JsonNode> change)
    {
        var live = JsonNode.Parse(Api.FindAsync(path, CancellationToken.None).Result!.Value.GetRawText())!;
        change(live);
        Api.Put(path, live.ToJsonString());
        return this;
    }

    public async Task<DeploymentPlan> PlanAsync() => new("staging", DateTimeOffset.UnixEpoch, [await BuildAsync()]);

    public Task<ReleasePlan> BuildAsync(string digest = "sha256:1")
    {
        var tools = Substitute.For<IToolLocator>();
        tools.Resolve(Arg.Any<string>()).Returns(new FilePath("/usr/bin/helm"));
        tools.Resolve(Arg.Any<IEnumerable<string>>()).Returns(new FilePath("/usr/bin/helm"));
        var helm = new HelmReleases(Files, _environment, tools, new ToolProcesses(_helm), Redactor);
        var secrets = new SecretStore(new SecretSources(_environment, Files, Redactor), Redactor);
        var builder = new PlanBuilder(Api, new ClusterAccess("/config", "staging", "registry"), helm, new ChartStager(Files, "/staged"), secrets, Redactor, Files);
        var system = new SystemDefinition("app") { Namespaces = [Place], Images = [new("app-web", "src/App/Web", "web.image")], Secrets = Secrets };
        var environment = new EnvironmentDefinition("staging") { Registry = "registry", GeneratesSecrets = true };
        return builder.BuildAsync(
            new Release(system, environment, "registry", new ResolvedChart(SampleChart.With(), [], []), [new ImageReference("app-web", "registry", "1", digest)]) { User = User },
            CancellationToken.None);
    }

    /// <summary>Everything that people and programs are shown of a plan.</summary>
    public string Outputs(DeploymentPlan plan)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        new PlanConsole(console, isPlain: true, Redactor).Write(plan);
        new PlanConsole(console, isPlain: false, Redactor).Write(plan);
        PlanFile.Write(Files, "/out/plan.json", plan);
        new PlanMarkdown(Redactor).Write(Files, "/out/plan.md", plan);
        return text + Files.GetFile("/out/plan.json").GetTextContent() + Files.GetFile("/out/plan.md").GetTextContent();
    }

    private void PutLive(JsonObject item)
    {
        var kind = (string)item["kind"]!;
        var metadata = item["metadata"]!.AsObject();
        metadata["namespace"] = Place;
        metadata["uid"] = $"uid-{kind}";
        metadata["resourceVersion"] = "7";
        metadata["annotations"] = new JsonObject { ["meta.helm.sh/release-name"] = "app", ["meta.helm.sh/release-namespace"] = Place };
        metadata["labels"] = new JsonObject { ["app.kubernetes.io/managed-by"] = "Helm" };
        item["status"] = new JsonObject { ["phase"] = "fine" };
        var root = (string)item["apiVersion"]! is "v1" ? "/api/v1" : $"/apis/{item["apiVersion"]}";
        Api.Put($"{root}/namespaces/{Place}/{kind.ToLowerInvariant()}s/{metadata["name"]}", item.ToJsonString());
    }

    private ProcessOutcome Helm(ProcessRequest request) => request.CommandLine!.Split(' ')[0] switch
    {
        "status" when Deployed is null => FakeLauncher.Outcome("", 1, "Error: release: not found"),
        "status" => FakeLauncher.Outcome($$$"""{"name":"app","namespace":"app","version":4,"info":{"status":"{{{Status}}}"}}"""),
        "history" => FakeLauncher.Outcome("""[{"revision":3,"status":"deployed"},{"revision":4,"status":"failed"}]"""),
        "get" => FakeLauncher.Outcome(Deployed!),
        "upgrade" => FakeLauncher.Outcome($$"""{"name":"app","version":5,"manifest":{{JsonValue.Create(Wanted).ToJsonString()}},"hooks":{{Hooks}}}"""),
        var verb => FakeLauncher.Outcome("", 1, $"Error: {verb} changes something"),
    };
}
