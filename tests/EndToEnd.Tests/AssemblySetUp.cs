using EndToEnd.Tests.Infrastructure;

/// <summary>Brings the local cluster up, as a user would.</summary>
[SetUpFixture]
#pragma warning disable CA1050, RCS1110 // A set-up fixture counts for the whole assembly only outside all namespaces.
public sealed class AssemblySetUp
#pragma warning restore CA1050, RCS1110
{
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var up = await SlipwayRun.StartAsync("--target=Cluster-Up");
        Assert.That(up.ExitCode, Is.Zero, up.Output);
        await Cluster.ConnectAsync(up.Output);
    }

    [OneTimeTearDown]
    public Task EndAsync() => Cluster.DisconnectAsync();
}
