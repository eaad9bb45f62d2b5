using Cake.Core;
using Cake.Docker;

namespace Slipway.Tests.Addins.Docker;

public sealed class DockerOperandTests
{
    private static IEnumerable<TestCaseData> Commands =>
    [
        new TestCaseData((Action<ICakeContext>)(context => context.DockerBuild(new DockerImageBuildSettings(), "")), "path"),
        new TestCaseData((Action<ICakeContext>)(context => context.DockerBuildXBuild(new DockerBuildXBuildSettings(), "")), "target"),
        new TestCaseData((Action<ICakeContext>)(context => context.DockerLogin(new DockerRegistryLoginSettings(), "")), "server"),
        new TestCaseData((Action<ICakeContext>)(context => context.DockerPull(new DockerImagePullSettings(), "")), "imageReference"),
        new TestCaseData((Action<ICakeContext>)(context => context.DockerPush(new DockerImagePushSettings(), "")), "imageReference"),
    ];

    [TestCaseSource(nameof(Commands))]
    public void Should_NameWhatIsMissing_When_TheOperandIsEmpty(Action<ICakeContext> command, string parameter)
    {
        var fixture = new AliasFixture<DockerImagePullSettings>("docker", [], (context, _) => command(context));

        Assert.That(fixture.Run, Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));
    }
}
