using Cake.Core;
using NSubstitute;
using Slipway.Cluster.Local;

namespace Slipway.Tests.Cluster.Local;

/// <summary>The driver asked for is taken, or the first that can be used; never one that was not meant.</summary>
public sealed class LocalClustersTests
{
    // What each driver lacks: existing, kind, debian; then what is asked for, and what is chosen.
    [TestCase(null, null, null, null, null, "existing")]
    [TestCase("no", null, null, null, null, "kind")]
    [TestCase("no", "no", null, null, null, "debian")]
    [TestCase(null, null, null, "kind", null, "kind")]
    [TestCase(null, null, null, "debian", null, "debian")]
    [TestCase(null, null, null, "existing", "mine", "existing")]
    [TestCase(null, null, null, null, "mine", "existing")]
    public void Should_Choose_A_Driver(string? existing, string? kind, string? debian, string? asked, string? context, string chosen) =>
        Assert.That(Clusters(existing, kind, debian).Choose(asked, context, CancellationToken.None).Name, Is.EqualTo(chosen));

    [TestCase(null, null, "existing: a; kind: b; debian: c")]
    [TestCase("kind", null, "kind: b")]
    [TestCase("debian", null, "debian: c")]
    [TestCase(null, "mine", "existing: a")]
    public void Should_Say_What_Each_Driver_Lacks_When_None_Can_Be_Used(string? asked, string? context, string lacks) => Assert.That(
        () => Clusters("a", "b", "c").Choose(asked, context, CancellationToken.None),
        Throws.TypeOf<CakeException>().With.Message.EqualTo($"Choosing a local cluster: there is none to be had. {lacks}."));

    [Test]
    public void Should_Refuse_A_Context_When_The_Driver_Makes_Its_Own() => Assert.That(
        () => Clusters(null, null, null).Choose("kind", "mine", CancellationToken.None),
        Throws.TypeOf<CakeException>().With.Message.Contains("--context=mine").And.Message.Contains("--cluster=kind"));

    [Test]
    public void Should_Not_Make_A_Cluster_When_The_Context_Asked_For_Does_Not_Answer() =>
        Assert.That(() => Clusters("no answer", null, null).Choose(null, "mine", CancellationToken.None), Throws.TypeOf<CakeException>());

    [TestCase(null, new[] { "kind", "debian" })]
    [TestCase("kind", new[] { "kind" })]
    public void Should_Remove_What_The_Drivers_Have_Made(string? asked, string[] removed) =>
        Assert.That(Clusters(null, null, null).Down(asked, CancellationToken.None), Is.EqualTo(removed));

    [Test]
    public void Should_Not_Remove_A_Cluster_When_It_Existed_Before() =>
        Assert.That(() => Clusters(null, null, null).Down("existing", CancellationToken.None), Throws.TypeOf<CakeException>().With.Message.Contains("not Slipway's to remove"));

    private static LocalClusters Clusters(string? existing, string? kind, string? debian) =>
        new([Driver("existing", existing, hasMade: false), Driver("kind", kind, hasMade: true), Driver("debian", debian, hasMade: true)]);

    private static ILocalClusterDriver Driver(string name, string? lack, bool hasMade)
    {
        var driver = Substitute.For<ILocalClusterDriver>();
        driver.Name.Returns(name);
        driver.WhatItLacks(Arg.Any<string?>(), Arg.Any<CancellationToken>()).Returns(lack);
        driver.Down(Arg.Any<CancellationToken>()).Returns(hasMade);
        return driver;
    }
}
