using Cake.Frosting;

namespace Slipway.Tests.Compat.PublicApi;

public sealed class PublicApiTests
{
    private static IEnumerable<string> Foreign(IEnumerable<Type> types)
        => PublicSurface.Of(types).Except(
            PublicSurface.Read(Path.Combine(Repository.Root, "tests/Slipway.Tests/Compat/PublicApi/Cake.Frosting.txt")));

    [Test]
    public void Should_Offer_Nothing_When_The_Real_Package_Lacks_It()
        => Assert.That(Foreign(typeof(CakeHost).Assembly.GetExportedTypes()), Is.Empty);

    [Test]
    public void Should_Offer_What_The_Build_Uses()
    {
        var surface = PublicSurface.Of(typeof(CakeHost).Assembly.GetExportedTypes());

        Assert.That(surface, Does.Contain("sealed class Cake.Frosting.CakeHost :: int Run(IEnumerable<string> args)"));
    }

    [Test]
    public void Should_Report_Types_And_Members_When_The_Real_Package_Lacks_Them()
        => Assert.That(Foreign([typeof(Invented)]), Is.EqualTo(
        [
            "sealed class Slipway.Tests.Compat.PublicApi.Invented",
            "sealed class Slipway.Tests.Compat.PublicApi.Invented :: ctor(int size)",
            "sealed class Slipway.Tests.Compat.PublicApi.Invented :: int Size { get; }",
            "sealed class Slipway.Tests.Compat.PublicApi.Invented :: List<T> Repeat<T>(T item)",
        ]));

    private sealed class Invented(int size)
    {
        public int Size { get; } = size;

        public List<T> Repeat<T>(T item) => [.. Enumerable.Repeat(item, Size)];
    }
}
