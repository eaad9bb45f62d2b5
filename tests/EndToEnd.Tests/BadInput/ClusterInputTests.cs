using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.BadInput;

/// <summary>What a user can get wrong about clusters, contexts, rights and secrets: one clear line each, and nothing is changed.</summary>
[TestFixture, Order(2)]
public sealed class ClusterInputTests
{
    private const string Place = "end-to-end-rights";

    private static readonly Dictionary<string, string?> None = [];

    // Whatever runs before this: what a refused deployment leaves behind must be seen.
    [OneTimeSetUp]
    public Task UndeployAsync() => SlipwayRun.DemandAsync("--target=Undeploy", "--delete-namespaces", "--delete-volumes");

    [OneTimeTearDown]
    public Task RemoveAsync() => Cluster.KubectlAsync("delete", "namespace", Place, "--ignore-not-found");

    [Test]
    public async Task Should_NameTheNearestSystem_When_TheSystemIsMistyped()
    {
        var run = await SlipwayRun.StartAsync("--target=Deploy", "--env=local", "--system=jobqeue");

        OneLine.Expect(run, "no system 'jobqeue'", "jobqueue");
    }

    [Test]
    public async Task Should_RefuseTheCluster_When_TheContextIsAnotherEnvironments()
    {
        var run = await SlipwayRun.StartAsync(UserOf(Cluster.Kubeconfig), "--target=Deploy", "--env=staging");

        OneLine.Expect(run, "Reaching staging", $"the current one is {Cluster.Context}", "kubectl config use-context staging");
    }

    [Test]
    public async Task Should_SayWhatEachDriverLacks_When_NoClusterCanBeHad()
    {
        using var copy = await RepositoryCopy.CreateAsync();
        await Command.DemandAsync("chmod", "-R", "a+rwX", copy.Root);

        // Nobody: not root, without a kubeconfig and without Docker.
        var run = await Command.RunAsync(
            "setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", copy.PathOf("build.sh"), "--target=Deploy", "--env=local"],
            SlipwayRun.With(new Dictionary<string, string?> { ["HOME"] = copy.Root }));

        OneLine.Expect(run, "Choosing a local cluster: there is none to be had.", "existing: ", "kind: ", "debian: it needs root");
    }

    [Test]
    public async Task Should_NameWhatIsMissing_When_TheUserMayNotDeploy()
    {
        await Cluster.KubectlAsync("create", "namespace", Place);
        await Cluster.KubectlAsync("--namespace", Place, "create", "serviceaccount", "reader");
        await Cluster.KubectlAsync("create", "clusterrolebinding", Place, "--clusterrole=view", $"--serviceaccount={Place}:reader");
        using var kubeconfig = await Kubeconfig.WithTokenAsync(await TokenAsync());

        var run = await SlipwayRun.StartAsync(
            UserOf(kubeconfig.Path), "--target=Deploy", "--env=local", "--system=jobqueue", "--cluster=existing", $"--context={Cluster.Context}");
        await Cluster.KubectlAsync("delete", "clusterrolebinding", Place);

        OneLine.Expect(run, "Checking permissions: the kube context's user may not do all that is needed", "secrets", "in jobqueue");
        Assert.That(await NamespaceAsync(), Is.Null);
    }

    [Test]
    public async Task Should_NameTheVariable_When_StagingLacksASecret()
    {
        using var kubeconfig = await Kubeconfig.RenamedAsync("staging");

        var run = await SlipwayRun.StartAsync(UserOf(kubeconfig.Path), "--target=Deploy", "--env=staging", "--system=task-system");

        OneLine.Expect(run, "Preparing the Secret task-system-database in task-system-master", "staging generates no secrets", "TASK_SYSTEM_DATABASE_PASSWORD");
        Assert.That(await Cluster.FindAsync("/api/v1/namespaces/task-system-master"), Is.Null);
    }

    [Test]
    public async Task Should_NameTheValue_When_TheChartRefusesIt()
    {
        using var copy = await RepositoryCopy.CreateAsync();
        await copy.AppendAsync("charts/jobqueue/values-local.yaml", "\nwroker: {}\n");

        var run = await copy.RunAsync(None, "--target=Deploy", "--env=local", "--system=jobqueue");

        OneLine.Expect(run, "charts/jobqueue/values-local.yaml", "SLW011", "wroker");
        Assert.That(await NamespaceAsync(), Is.Null);
    }

    [Test]
    public async Task Should_NameTheValue_When_TheCommandLineSetsAWrongOne()
    {
        var run = await SlipwayRun.StartAsync("--target=Deploy", "--env=local", "--system=jobqueue", "--set=worker.replicas=many");

        OneLine.Expect(run, "Checking the values of jobqueue", "'worker.replicas': got string, want integer", "--set=worker.replicas=many");
        Assert.That(await NamespaceAsync(), Is.Null);
    }

    private static Task<System.Text.Json.Nodes.JsonNode?> NamespaceAsync() => Cluster.FindAsync("/api/v1/namespaces/jobqueue");

    // Up to Kubernetes 1.23 a service account's token lies in a Secret; later ones are asked for one.
    private static async Task<string> TokenAsync()
    {
        var secrets = await Cluster.KubectlAsync(
            "--namespace", Place, "get", "secrets", "--output=jsonpath={.items[?(@.metadata.annotations.kubernetes\\.io/service-account\\.name==\"reader\")].data.token}");
        return secrets.Length > 0
            ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(secrets))
            : await Cluster.KubectlAsync("--namespace", Place, "create", "token", "reader");
    }

    private static Dictionary<string, string?> UserOf(string kubeconfig) => new() { ["KUBECONFIG"] = kubeconfig };
}
