using NSubstitute;
using Slipway.Cluster;
using Slipway.Secrets;
using Slipway.Smoke;
using Slipway.Tests.Cluster;
using Slipway.Tests.Tools;

namespace Slipway.Tests.Smoke;

[TestFixture]
public sealed class SmokeRunTests
{
    private static readonly ServiceAddress Service = new("web", "api", "80");

    [Test]
    public async Task Should_Pass_When_TheAnswerIsRight()
    {
        var result = await RunAsync(answer => answer.Field("status") == "queued");

        Assert.That(result.Failure, Is.Null);
    }

    [Test]
    public async Task Should_SayWhatWasExpectedAndWhatCame_When_TheTimeIsOver()
    {
        var result = await RunAsync(answer => answer.Field("status") == "completed");

        Assert.That(result.Failure, Is.EqualTo("GET /jobs/1 of api in web: expected status completed, got status 200: {\"status\":\"queued\"}"));
    }

    private static async Task<SmokeResult> RunAsync(Func<HttpAnswer, bool> isRight)
    {
        var api = new FakeKubeApi();
        var redactor = new SecretRedactor();
        var environment = Cake.Testing.FakeEnvironment.CreateUnixEnvironment();
        var store = new SecretStore(new SecretSources(environment, new Cake.Testing.FakeFileSystem(environment), redactor), redactor);
        var kubectl = new Kubectl(Substitute.For<global::Cake.Core.Tooling.IToolLocator>(), new FakeLauncher());
        var probes = new SmokeProbes(api, new ClusterAccess("", "", ""), kubectl, store, TimeProvider.System);
        var test = new SmokeTest("a job is completed", (look, token) => look.ExpectAsync(Service, HttpProbe.Get("/jobs/1"), "status completed", isRight, token))
        {
            TimeLimit = TimeSpan.FromMilliseconds(400),
        };
        return (await new SmokeRun(TimeProvider.System).RunAsync([test], probes, CancellationToken.None))[0];
    }
}
