using Slipway.Rollouts;

namespace Slipway.Tests.Rollouts.Causes;

[TestFixture]
public sealed class ImageCauseTests
{
    [TestCase("rpc error: code = NotFound desc = failed to resolve reference: shop/web:1: not found", FailureCause.ImageRefused, "is not in the registry", 9)]
    [TestCase("rpc error: pull access denied, repository does not exist or may require authorization", FailureCause.ImageRefused, "is not in the registry", 9)]
    [TestCase("unexpected status code 401 Unauthorized", FailureCause.ImageRefused, "is not given to this cluster", 9)]
    [TestCase("no match for platform in manifest", FailureCause.ImageRefused, "was not built for the node's platform", 9)]
    [TestCase("dial tcp 127.0.0.1:5000: connect: connection refused", FailureCause.RegistryUnreachable, "the registry does not answer", 22)]
    public void Should_FailAfterGrace_When_AnImageDoesNotCome(string said, FailureCause cause, string message, int grace)
    {
        var scene = SceneBuilder.WithDeployment().Waiting("ErrImagePull", said);
        var first = scene.Look();
        scene.Event("p", "Failed", $"Failed to pull image shop/web:1: {said}").Waiting("ImagePullBackOff", "Back-off pulling image");
        var before = scene.After(grace - 1);
        var after = scene.After(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(before.State, Is.EqualTo(WorkloadState.Suspect));
            Assert.That(after.State, Is.EqualTo(WorkloadState.Failed));
            Assert.That(after.Diagnosis!.Cause, Is.EqualTo(cause));
            Assert.That(after.Detail, Does.Contain(message));
        }
    }

    [Test]
    public void Should_FailAtOnce_When_TheNameIsNone()
    {
        var status = SceneBuilder.WithDeployment().Waiting("InvalidImageName").Look();

        Assert.That(status.Diagnosis!.Cause, Is.EqualTo(FailureCause.ImageNameInvalid));
        Assert.That(status.State, Is.EqualTo(WorkloadState.Failed));
    }

    [Test]
    public void Should_TellOfAnInitContainer_When_ItsImageDoesNotCome()
    {
        var scene = SceneBuilder.WithDeployment().Pod(
            """{"initContainerStatuses":[{"name":"prepare","state":{"waiting":{"reason":"ErrImagePull","message":"not found"}}}],"containerStatuses":[{"name":"main","state":{"waiting":{"reason":"PodInitializing"}}}]}""",
            """{"initContainers":[{"name":"prepare","image":"shop/prepare:1"}],"containers":[{"name":"main","image":"shop/web:1"}]}""");
        scene.Look();

        Assert.That(scene.After(10).Detail, Is.EqualTo("Pod/p, init container prepare: image shop/prepare:1 is not in the registry"));
    }

    [Test]
    public void Should_WaitOn_When_AnImageIsPulledSlowly()
    {
        var scene = SceneBuilder.WithDeployment().Waiting("ContainerCreating").Event("p", "Pulling", "Pulling image shop/web:1");
        scene.Look();

        Assert.That(scene.After(300).State, Is.EqualTo(WorkloadState.Progressing));
    }

    [Test]
    public void Should_Forget_When_ThePullSucceedsInTheEnd()
    {
        var scene = SceneBuilder.WithDeployment().Waiting("ErrImagePull", "connection refused");
        scene.After(15);
        scene.Container("""{"running":{"startedAt":"2026-01-01T00:00:15Z"}}""", spec: """{"containers":[{"name":"main","readinessProbe":{"periodSeconds":60}}]}""");

        Assert.That(scene.After(30).State, Is.EqualTo(WorkloadState.Progressing));
    }
}
