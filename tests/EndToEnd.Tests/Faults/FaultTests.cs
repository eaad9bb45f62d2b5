using EndToEnd.Tests.Infrastructure;

namespace EndToEnd.Tests.Faults;

/// <summary>Every fault, one after the other, on a system that is deployed and has data; the table in docs/reliability.md is made of what was measured.</summary>
[TestFixture, Order(6), Category(LongCategory)]
public sealed class FaultTests
{
    /// <summary>Category of tests that take too long for every run.</summary>
    public const string LongCategory = "Long";

    private const int Kills = 20;

    /// <summary>Names of the kills at random moments.</summary>
    public static IEnumerable<string> KillNames => Enumerable.Range(1, Kills).Select(number => $"kill {number}");

    [OneTimeSetUp]
    public Task DeployAsync() => SlipwayRun.DemandAsync("--target=Deploy", "--env=local");

    [OneTimeTearDown]
    public Task WriteAsync() => FaultTable.WriteAsync();

    [TearDown]
    public async Task HealAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            await SlipwayRun.StartAsync("--target=Deploy", "--env=local", "--wait-for-lock=1m");
        }
    }

    [TestCaseSource(typeof(FaultCatalog), nameof(FaultCatalog.Names))]
    public Task Should_DoWhatIsRight_When_DeployedWith(string fault) => FaultCheck.ExpectAsync(FaultCatalog.Of(fault));

    // A deployment takes some 20 s.
    [TestCaseSource(nameof(KillNames))]
    public Task Should_Converge_When_TheRunBeforeWasKilled(string kill) => InterruptionChecks.KillAsync(kill, TimeSpan.FromSeconds(Random.Shared.NextDouble() * 20));

    [Test]
    public Task Should_SayWhatItLeaves_When_Interrupted() => InterruptionChecks.InterruptAsync(FaultTable.CtrlC);

    [Test]
    public Task Should_TurnAwayTheSecond_When_TwoRunsDeploy() => InterruptionChecks.RunTwoAsync(FaultTable.TwoRuns);

    [Test]
    public Task Should_SayTheSame_When_TheDiskForEvidenceIsFull() => FreshChecks.FullDiskAsync(FaultTable.FullDisk);

    [TestCaseSource(typeof(SlowRollouts), nameof(SlowRollouts.Names))]
    public Task Should_BePatient_When_ItIsSlowButHealthy(string rollout) => FaultCheck.ExpectAsync(SlowRollouts.Of(rollout));

    [Test]
    public Task Should_NameTheClassAndLeaveNothing_When_ItIsUnknown() => FreshChecks.UnknownStorageClassAsync(FaultTable.StorageClass);

    [Test]
    public Task Should_SayWhy_When_TheNamespaceIsStuck() => FreshChecks.StuckNamespaceAsync(FaultTable.StuckNamespace);
}
