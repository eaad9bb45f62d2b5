using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>Few faults that stand for all, in every run of the end-to-end tests.</summary>
[TestFixture, Order(5)]
public sealed class RepresentativeFaultTests
{
    [OneTimeSetUp]
    public Task DeployAsync() => SlipwayRun.DemandAsync("--target=Deploy", "--env=local");

    [OneTimeTearDown]
    public Task RemoveAsync() => SlipwayRun.DemandAsync("--target=Undeploy", "--delete-namespaces", "--delete-volumes");

    [TestCaseSource(typeof(FaultCatalog), nameof(FaultCatalog.RepresentativeNames))]
    public Task Should_NameTheFaultAndRollBack_When_Deployed(string fault) => FaultCheck.ExpectAsync(FaultCatalog.Of(fault));

    [Test]
    public Task Should_Converge_When_TheRunBeforeWasKilled() => InterruptionChecks.KillAsync("one kill", TimeSpan.FromSeconds(4));

    [Test]
    public Task Should_TurnAwayTheSecond_When_TwoRunsDeploy() => InterruptionChecks.RunTwoAsync("two runs at once");
}
