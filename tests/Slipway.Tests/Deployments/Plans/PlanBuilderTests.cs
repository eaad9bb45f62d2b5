using Cake.Core;
using Slipway.Cluster;
using Slipway.Deployments.Plans;
using static Slipway.Tests.Deployments.Plans.PlanFixture;

namespace Slipway.Tests.Deployments.Plans;

[TestFixture]
public sealed class PlanBuilderTests
{
    private const string Web = "/apis/apps/v1/namespaces/app/deployments/web";

    private PlanFixture _fixture = null!;

    [SetUp]
    public void SetUp() => _fixture = new PlanFixture();

    [Test]
    public async Task Should_HaveNoChanges_When_TheClusterIsAsTheChartSays()
    {
        _fixture.Deploy(Deployment(), ConfigMap("settings", "a")).Want(Deployment(), ConfigMap("settings", "a"));

        var plan = await _fixture.PlanAsync();

        Assert.That(plan.Totals.ToString(), Is.EqualTo("No changes."));
        Assert.That(_fixture.Api.Changes, Is.Empty);
    }

    [Test]
    public async Task Should_TellTheField_When_AValueChanges()
    {
        _fixture.Deploy(Deployment(replicas: 2)).Want(Deployment(replicas: 3));

        var plan = await _fixture.PlanAsync();

        Assert.That(plan.Releases[0].Changes.Single().Kind, Is.EqualTo(ChangeKind.Changed));
        Assert.That(plan.Releases[0].Changes[0].Fields, Is.EqualTo(new[] { new FieldChange("spec.replicas", "2", "3") }));
        Assert.That(plan.Totals.ToString(), Is.EqualTo("Plan: 0 to add, 1 to change, 0 to remove"));
    }

    [Test]
    public async Task Should_TellTheDigests_When_AnImageChanges()
    {
        _fixture.Deploy(Deployment("registry/web@sha256:1")).Want(Deployment("registry/web@sha256:2"));

        var release = await _fixture.BuildAsync();

        Assert.That(release.Images, Is.EqualTo(new[] { new ImageChange("Deployment/web web", "registry/web@sha256:1", "registry/web@sha256:2") }));
    }

    [Test]
    public async Task Should_AddAndRemove_When_TheChartHasOtherObjects()
    {
        _fixture.Deploy(ConfigMap("old", "a")).Want(ConfigMap("new", "a"));

        var release = await _fixture.BuildAsync();

        Assert.That(release.Changes.Select(change => (change.Kind, change.Object.Name)), Is.EqualTo(new[] { (ChangeKind.Added, "new"), (ChangeKind.Removed, "old") }));
    }

    [Test]
    public async Task Should_RemoveNothing_When_HelmKeepsIt()
    {
        _fixture.Deploy(ConfigMap("old", "a", "  annotations:\n    helm.sh/resource-policy: keep\n")).Want(Deployment());

        var release = await _fixture.BuildAsync();

        Assert.That(release.Changes.Select(change => change.Kind), Is.EqualTo(new[] { ChangeKind.Added }));
    }

    [Test]
    public async Task Should_TellWhatWasDeployed_When_AFieldWasChangedByHand()
    {
        _fixture.Deploy(Deployment(replicas: 2)).Want(Deployment(replicas: 2)).ByHand(Web, live => live["spec"]!["replicas"] = 5);

        var plan = await _fixture.PlanAsync();

        Assert.That(plan.Releases[0].Changes.Single().Kind, Is.EqualTo(ChangeKind.Drifted));
        Assert.That(_fixture.Outputs(plan), Does.Contain("! Deployment/web: changed by hand").And.Contain("spec.replicas: 5, deployed was 2").And.Contain("1 changed by hand"));
    }

    [Test]
    public async Task Should_TellBoth_When_AFieldWasChangedByHandAndAnotherChanges()
    {
        _fixture.Deploy(Deployment("registry/web@sha256:1", 2)).Want(Deployment("registry/web@sha256:2", 2)).ByHand(Web, live => live["spec"]!["replicas"] = 5);

        var release = await _fixture.BuildAsync();

        Assert.That(release.Changes.Select(change => change.Kind), Is.EqualTo(new[] { ChangeKind.Changed, ChangeKind.Drifted }));
        Assert.That(release.Changes[0].Fields.Single().Path, Is.EqualTo("spec.template.spec.containers[web].image"));
        Assert.That(release.Changes[1].Fields, Is.EqualTo(new[] { new FieldChange("spec.replicas", "2", "5") }));
    }

    [Test]
    public async Task Should_CallNothingADrift_When_AnAutoscalerSetsTheReplicas()
    {
        const string scaler = "apiVersion: autoscaling/v1\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  scaleTargetRef:\n    kind: Deployment\n    name: web\n";
        _fixture.Deploy(Deployment(), scaler).Want(Deployment(), scaler).ByHand(Web, live => live["spec"]!["replicas"] = 5);

        Assert.That((await _fixture.BuildAsync()).Changes, Is.Empty);
    }

    [Test]
    public async Task Should_SayThatItNeedsReplacement_When_TheFieldIsImmutable()
    {
        _fixture.Deploy(Job("once", "registry/a@sha256:1")).Want(Job("once", "registry/a@sha256:2"));
        _fixture.Api.Preview = (path, manifest, _) => manifest.Contains("sha256:2", StringComparison.Ordinal)
            ? throw new KubeApiException($"PATCH {path}: Job.batch \"once\" is invalid: spec.template: Invalid value: …: field is immutable (status 422)", 422, "Invalid")
            : FakeApi(manifest);

        var plan = await _fixture.PlanAsync();

        Assert.That(plan.Releases[0].Changes.Single().Kind, Is.EqualTo(ChangeKind.NeedsReplacement));
        Assert.That(plan.Releases[0].Changes[0].Fields.Single().New, Is.EqualTo("registry/a@sha256:2"));
        Assert.That(plan.Totals.ToString(), Does.EndWith(", 1 to replace"));
    }

    [Test]
    public void Should_FailInOneLine_When_TheApiRefusesTheObject()
    {
        _fixture.Want(Deployment());
        _fixture.Api.Preview = (path, _, _) => throw new KubeApiException($"PATCH {path}: admission webhook says no (status 403)", 403, "Forbidden");

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.BuildAsync());

        Assert.That(thrown!.Message, Does.StartWith("Planning app: the API refuses Deployment/web in app: ").And.Contain("webhook says no"));
    }

    [Test]
    public async Task Should_NameWhoOwnsTheField_When_HelmWouldMeetAConflict()
    {
        _fixture.Deploy(Deployment()).Want(Deployment()).ByHand(Web, live => live["spec"]!["replicas"] = 5);
        _fixture.Api.Preview = (path, manifest, force) => force
            ? FakeApi(manifest)
            : throw new KubeApiException($"PATCH {path}: Apply failed with 1 conflict: conflict with \"kubectl-set\" using apps/v1: .spec.replicas (status 409)", 409, "Conflict");

        var release = await _fixture.BuildAsync();

        Assert.That(release.Changes.Single().Note, Does.Contain("kubectl-set"));
    }

    [Test]
    public async Task Should_SayOnceWhyTheJobRunsAgain_When_ItsNameHasAnotherHash()
    {
        _fixture.Deploy(Job("job-a-1111111111", "registry/a@sha256:1")).Want(Job("job-a-2222222222", "registry/a@sha256:2"));

        var plan = await _fixture.PlanAsync();

        Assert.That(plan.Releases[0].Changes.Single().Note, Is.EqualTo("job-a re-runs because image a@sha256:1 → a@sha256:2"));
        Assert.That(plan.Totals.ToString(), Is.EqualTo("Plan: 0 to add, 0 to change, 0 to remove, 1 job re-runs"));
    }

    [Test]
    public async Task Should_NameTheJobThatIsWaitedFor_When_OneRunsAgainAfterAnother()
    {
        static string Waiting(string name, string other) => Job(name, "registry/b@sha256:1") + $"          args: [{other}]\n";
        _fixture.Deploy(Job("job-a-1111111111", "registry/a@sha256:1"), Waiting("job-b-1111111111", "job-a-1111111111"))
            .Want(Job("job-a-2222222222", "registry/a@sha256:2"), Waiting("job-b-2222222222", "job-a-2222222222"));

        var release = await _fixture.BuildAsync();

        Assert.That(release.Changes.Select(change => change.Note), Has.Some.EqualTo("job-b re-runs because it waits for job-a"));
    }

    [Test]
    public async Task Should_AddEverythingWithoutAskingTheApi_When_TheNamespaceDoesNotExist()
    {
        await _fixture.Api.DeleteAsync("/api/v1/namespaces/app", CancellationToken.None);
        _fixture.Want(Deployment());

        var release = await _fixture.BuildAsync();

        Assert.That(release.Changes.Select(change => $"{change.Kind} {change.Object}"), Is.EqualTo(new[] { "Added Namespace/app", "Added Deployment/web in app" }));
        Assert.That(_fixture.Api.Calls.Select(call => call.Method), Has.None.EqualTo("PREVIEW"));
    }

    [Test]
    public void Should_FailInOneLine_When_TheClusterDoesNotKnowTheKind()
    {
        _fixture.Want("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata:\n  name: web\n");

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.BuildAsync());

        Assert.That(thrown!.Message, Does.StartWith("Planning app: the cluster does not know monitoring.coreos.com/v1 ServiceMonitor (web). Install its CustomResourceDefinition"));
    }

    [Test]
    public void Should_Refuse_When_AnotherRunChangesTheRelease()
    {
        _fixture.Deploy(Deployment()).Want(Deployment()).Status = "pending-upgrade";

        Assert.That(() => _fixture.BuildAsync(), Throws.TypeOf<CakeException>().With.Message.StartsWith("Planning app: revision 4 is being changed"));
    }

    [Test]
    public async Task Should_ListTheHooksThatRun_When_TheChartHasSome()
    {
        _fixture.Deploy(Deployment()).Want(Deployment());
        _fixture.Hooks = """[{"manifest":"apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: migrate\n","events":["pre-install","pre-upgrade"]},{"manifest":"apiVersion: v1\nkind: Pod\nmetadata:\n  name: test\n","events":["test"]}]""";

        Assert.That((await _fixture.BuildAsync()).Hooks, Is.EqualTo(new[] { "Job/migrate (pre-upgrade)" }));
    }

    [Test]
    public async Task Should_TellOfTheSecretsThatSlipwayBrings_When_TheyAreMissing()
    {
        _fixture.Secrets = [new("app-secret", [new("KEY", "APP_KEY")])];
        _fixture.Deploy(Deployment()).Want(Deployment());

        var release = await _fixture.BuildAsync();

        Assert.That(release.Changes.Single().Note, Is.EqualTo("Slipway makes it"));
        Assert.That(release.Changes[0].Object.ToString(), Is.EqualTo("Secret/app-secret in app"));
    }

    private static System.Text.Json.JsonElement FakeApi(string manifest) => Cluster.FakeKubeApi.Parse(manifest);
}
