using EndToEnd.Tests.Infrastructure;
using EndToEnd.Tests.Systems;

namespace EndToEnd.Tests.Plans;

/// <summary>What Plan says of systems that are deployed, and whether Deploy keeps to it.</summary>
[TestFixture, Order(4)]
public sealed class PlanTests
{
    private const string Worker = "/apis/apps/v1/namespaces/jobqueue/deployments/jobqueue-worker";

    [OneTimeSetUp]
    public async Task RemoveAndPushAsync()
    {
        await RemoveAsync();
        await SlipwayRun.DocumentedAsync("./build.sh --target=Push-Images --env=local");
    }

    [OneTimeTearDown]
    public Task RemoveAsync() => SlipwayRun.DemandAsync("--target=Undeploy", "--env=local", "--delete-namespaces", "--delete-volumes");

    [Test, Order(0)]
    public async Task Should_AddEverything_When_NothingIsThere()
    {
        var run = await SlipwayRun.StartAsync("--target=Plan", "--env=local");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Lines, Has.Some.EqualTo("jobqueue in local: not deployed; would be installed").And.Some.EqualTo("+ Namespace/jobqueue: Slipway makes it").And.Some.EqualTo("+ Secret/jobqueue-secret: Slipway makes it"));
        Assert.That(await Cluster.FindAsync("/api/v1/namespaces/jobqueue"), Is.Null);
        await SlipwayRun.DemandAsync("--target=Deploy", "--env=local");
    }

    [Test, Order(1)]
    public async Task Should_HaveNothingToDo_When_NothingChanged()
    {
        var before = await ReleaseState.FingerprintAsync();

        var run = await SlipwayRun.DocumentedAsync("./build.sh --target=Plan --env=local");

        Assert.That(run.Lines, Has.Some.EqualTo("No changes."));
        Assert.That(await ReleaseState.FingerprintAsync(), Is.EqualTo(before));
    }

    [Test, Order(2)]
    public async Task Should_TellTheFieldAndChangeNothing_When_AValueIsSet()
    {
        var before = await ReleaseState.FingerprintAsync();

        var run = await SlipwayRun.ChangesDocumentedAsync("./build.sh --target=Plan --env=local --system=jobqueue --set=worker.replicas=3");

        Assert.That(run.Lines, Has.Some.EqualTo("~ Deployment/jobqueue-worker").And.Some.EqualTo("spec.replicas: 2 → 3").And.Some.EqualTo("Plan: 0 to add, 1 to change, 0 to remove"));
        Assert.That(await ReleaseState.FingerprintAsync(), Is.EqualTo(before));
    }

    [Test, Order(3)]
    public async Task Should_RefuseWhatWasPlanned_When_AnObjectWasChangedSince()
    {
        await ScaleAsync(1);
        var before = await ReleaseState.FingerprintAsync();

        var run = await SlipwayRun.StartAsync("--target=Deploy", "--env=local", "--system=jobqueue", "--set=worker.replicas=3", "--plan=artifacts/plan.json");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Lines, Has.Some.Contains("Deployment/jobqueue-worker in jobqueue was changed since it was made"));
        Assert.That(await ReleaseState.FingerprintAsync(), Is.EqualTo(before));
    }

    [Test, Order(4)]
    public async Task Should_SeeIt_When_AnObjectWasChangedByHand()
    {
        var changed = await SlipwayRun.StartAsync("--target=Plan", "--env=local", "--system=jobqueue");
        await ScaleAsync(2);
        var putBack = await SlipwayRun.StartAsync("--target=Plan", "--env=local", "--system=jobqueue");

        Assert.That(changed.ExitCode, Is.EqualTo(2), changed.Output);
        Assert.That(changed.Lines, Has.Some.EqualTo("! Deployment/jobqueue-worker: changed by hand").And.Some.EqualTo("spec.replicas: 1, deployed was 2"));
        Assert.That(putBack.ExitCode, Is.Zero, putBack.Output);
    }

    [Test, Order(5)]
    public async Task Should_DoWhatWasPlanned_When_NothingMoved()
    {
        await SlipwayRun.StartAsync("--target=Plan", "--env=local", "--system=jobqueue", "--set=worker.replicas=3");

        await SlipwayRun.DocumentedAsync("./build.sh --target=Deploy --env=local --system=jobqueue --set=worker.replicas=3 --plan=artifacts/plan.json");

        Assert.That((int?)(await Cluster.FindAsync(Worker))!["status"]!["readyReplicas"], Is.EqualTo(3));
        var after = await SlipwayRun.StartAsync("--target=Plan", "--env=local", "--system=jobqueue", "--set=worker.replicas=3");
        Assert.That(after.ExitCode, Is.Zero, after.Output);
    }

    [Test, Order(6)]
    public async Task Should_SayWhyTheJobsRunAgain_When_AJobImageChanges()
    {
        var run = await SlipwayRun.StartAsync("--target=Plan", "--env=local", "--system=task-system", $"--set=jobA.image.digest=sha256:{new string('0', 64)}");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Output, Does.Match(@"~ Job/job-a-\w+: job-a re-runs because image job-a@sha256:\w{12} → job-a@sha256:0{12}").And.Match(@"~ Job/job-b-\w+: job-b re-runs because it waits for job-a"));
        Assert.That(run.Lines, Has.Some.EqualTo("Plan: 0 to add, 0 to change, 0 to remove, 6 jobs re-run"));
    }

    private static Task<string> ScaleAsync(int replicas) => Cluster.KubectlAsync("--namespace=jobqueue", "scale", "deployment/jobqueue-worker", $"--replicas={replicas}");
}
