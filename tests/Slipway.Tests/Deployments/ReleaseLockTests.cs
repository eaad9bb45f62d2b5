using Cake.Core;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Tests.Cluster;
using Slipway.Tests.Fakes;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class ReleaseLockTests
{
    private const string Collection = "/apis/coordination.k8s.io/v1/namespaces/web/leases";
    private const string Watched = Collection + "?fieldSelector=metadata.name=slipway-app";

    private static readonly LockHolder Me = new("ann", "here", 1, "aaaa");
    private static readonly LockHolder Other = new("bob", "there", 2, "bbbb");

    private FakeKubeApi _api = null!;
    private FakeClock _clock = null!;
    private List<string> _said = null!;

    [SetUp]
    public void SetUp() => (_api, _clock, _said) = (new FakeKubeApi(), new FakeClock(), []);

    [Test]
    public async Task Should_HoldAndGiveBack_When_NobodyHasIt()
    {
        var held = await AcquireAsync(Me);
        var during = await FindAsync();
        await held.DisposeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(during!.Value.TextAt("spec", "holderIdentity"), Is.EqualTo("ann@here/1/aaaa"));
            Assert.That(during.Value.NumberAt("spec", "leaseDurationSeconds"), Is.EqualTo(15));
            Assert.That(await FindAsync(), Is.Null);
        }
    }

    [Test]
    public async Task Should_SayWhoHoldsIt_When_AnotherRunDoes()
    {
        await using var held = await AcquireAsync(Other);

        Assert.That(
            () => AcquireAsync(Me),
            Throws.TypeOf<CakeException>().With.Message.EqualTo("Locking app: bob@there (process 2) is changing it since 2026-01-01 00:00:00Z. Wait for it: --wait-for-lock=10m"));
    }

    [Test]
    public async Task Should_TakeIt_When_TheOtherRunGivesItBack()
    {
        var held = await AcquireAsync(Other);
        var waiting = AcquireAsync(Me, TimeSpan.FromMinutes(10));
        await held.DisposeAsync();
        _api.Listed(Watched);

        await using var mine = await waiting;

        Assert.That((await FindAsync())!.Value.TextAt("spec", "holderIdentity"), Is.EqualTo(Me.Identity));
        Assert.That(_said, Is.EqualTo(new[] { "waiting: bob@there (process 2) is changing it since 2026-01-01 00:00:00Z" }));
    }

    [Test]
    public async Task Should_StealIt_When_ItIsNotRenewedForItsWholeDuration()
    {
        await LeaveBehindAsync();
        _clock.Advance(TimeSpan.FromSeconds(16));
        var waiting = AcquireAsync(Me);
        _clock.Advance(TimeSpan.FromSeconds(14));
        var early = waiting.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(1));

        await using var mine = await waiting;

        Assert.That(early, Is.False);
        Assert.That(_said[^1], Is.EqualTo("took the lock over: its holder, bob@there (process 2), ended without giving it back"));
    }

    [Test]
    public async Task Should_Renew_When_TimeGoesOn()
    {
        await using var held = await AcquireAsync(Me);
        var before = (await FindAsync())!.Value.TextAt("spec", "renewTime");
        var renewed = _api.NextAsync("PUT");

        _clock.Advance(TimeSpan.FromSeconds(5));
        await renewed;

        Assert.That(before, Is.EqualTo("2026-01-01T00:00:00.000000Z"));
        Assert.That((await FindAsync())!.Value.TextAt("spec", "renewTime"), Is.EqualTo("2026-01-01T00:00:05.000000Z"));
    }

    [Test]
    public async Task Should_EndTheRun_When_AnotherOneTookIt()
    {
        await using var held = await AcquireAsync(Me);
        await _api.ApplyAsync(ReleaseLock.PathOf("app", "web"), HeldLock.Manifest("app", "web", Other, _clock.GetUtcNow(), _clock.GetUtcNow(), null, 1), false, CancellationToken.None);
        var lost = new TaskCompletionSource();
        held.Token.Register(lost.SetResult);

        _clock.Advance(TimeSpan.FromSeconds(5));
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That(held.IsLost, Is.True);
    }

    [TestCase("ann@here/1/aaaa", "ann@here (process 1)")]
    [TestCase("a@b@here/1/aaaa", "a@b@here (process 1)")]
    [TestCase("somebody", null)]
    [TestCase("ann@here/x/aaaa", null)]
    [TestCase(null, null)]
    public void Should_ReadAHolder_When_ItIsOfSlipwaysMaking(string? identity, string? expected) => Assert.That(LockHolder.Parse(identity)?.ToString(), Is.EqualTo(expected));

    [Test]
    public void Should_KnowThatItLives_When_TheHolderIsThisRun() => Assert.That(LockHolder.Current.IsKnownToHaveEnded(), Is.False);

    // Its run was killed: nobody renews it.
    private Task<System.Text.Json.JsonElement> LeaveBehindAsync() =>
        _api.CreateAsync(Collection, HeldLock.Manifest("app", "web", Other, _clock.GetUtcNow(), _clock.GetUtcNow(), null, 0), CancellationToken.None);

    private Task<HeldLock> AcquireAsync(LockHolder holder, TimeSpan wait = default) =>
        new ReleaseLock(_api, holder, wait, _clock).AcquireAsync("app", "web", _said.Add, CancellationToken.None);

    private Task<System.Text.Json.JsonElement?> FindAsync() => _api.FindAsync(ReleaseLock.PathOf("app", "web"), CancellationToken.None);
}
