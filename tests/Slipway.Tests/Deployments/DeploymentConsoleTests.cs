using Slipway.Deployments;
using Slipway.Rollouts;
using Slipway.Secrets;
using Slipway.Tests.Fakes;
using Spectre.Console;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class DeploymentConsoleTests
{
    private static readonly Workload Web = new("Deployment", "web", "web");
    private static readonly WorkloadStatus Suspect = new(Web, WorkloadState.Suspect, 0, 1, "not ready: connection refused");

    [Test]
    public void Should_WriteALineOnce_When_NothingThatItSaysChanges()
    {
        var output = new StringWriter();
        var console = Plain(output);

        console.Show("shop", [Suspect with { SuspectSince = DateTimeOffset.UnixEpoch }]);
        console.Show("shop", [Suspect with { SuspectSince = DateTimeOffset.UnixEpoch.AddSeconds(5) }]);

        Assert.That(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1));
    }

    [Test]
    public void Should_WriteEachChange_When_TheStateChanges()
    {
        var output = new StringWriter();
        var console = Plain(output);

        console.Show("shop", [Suspect]);
        console.Show("shop", [new WorkloadStatus(Web, WorkloadState.Ready, 1, 1, "")]);

        Assert.That(output.ToString(), Does.Contain("shop: web Deployment/web 0/1 suspect; not ready: connection refused").And.Contain("shop: web Deployment/web 1/1 ready"));
    }

    private static DeploymentConsole Plain(StringWriter output) =>
        new(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }), isPlain: true, new SecretRedactor(), new FakeClock());
}
