using Slipway.Model;

namespace Slipway.Tests.Validation;

public sealed class VersionRangeTests
{
    [TestCase(">=1.20.0-0", "1.34.5-gke.100")]
    [TestCase(">=1.20.0-0", "1.20.0")]
    [TestCase(">= 1.20.0, < 1.30", "1.29.9")]
    [TestCase(">=1.20.0 <1.30", "1.25.0")]
    [TestCase("^1.2.3", "1.9.0")]
    [TestCase("^0.2.3", "0.2.9")]
    [TestCase("^0.0.3", "0.0.3")]
    [TestCase("^0.0", "0.0.7")]
    [TestCase("^0", "0.9.0")]
    [TestCase("~1.2.3", "1.2.9")]
    [TestCase("~1", "1.9.0")]
    [TestCase("~>1.2", "1.2.4")]
    [TestCase("~0.0.0", "7.0.0")]
    [TestCase("1.x", "1.7.2")]
    [TestCase("1.2.X", "1.2.7")]
    [TestCase("*", "0.0.1")]
    [TestCase("1.2 - 2.3.4", "2.3.4")]
    [TestCase("1.2 - 2", "2.9.9")]
    [TestCase("<1.0 || >=2.0.0", "2.5.0")]
    [TestCase("!=1.2.3", "1.2.4")]
    [TestCase("!=1.x", "2.0.0")]
    [TestCase(">1", "2.0.0")]
    [TestCase(">1.2", "1.3.0")]
    [TestCase("<=1.2", "1.2.9")]
    [TestCase("=>1.2.3", "1.2.3")]
    [TestCase("=<1.2.3", "1.2.3")]
    [TestCase("v1.2.3", "1.2.3+build.7")]
    [TestCase("1.2.3", "v1.2.3")]
    [TestCase(">=1.0.0-rc.1, <2.0.0", "1.5.0-beta")]
    public void Should_IncludeVersion_When_ItLiesInTheRange(string text, string version) => Assert.That(Includes(text, version), Is.True);

    [TestCase(">=1.20.0", "1.34.5-gke.100")]
    [TestCase(">=1.20.0, <1.30", "1.30.0")]
    [TestCase("^1.2.3", "2.0.0")]
    [TestCase("^1.2.3-0", "2.0.0-alpha")]
    [TestCase("^1.2.3", "1.2.2")]
    [TestCase("^0.2.3", "0.3.0")]
    [TestCase("^0.0.3", "0.0.4")]
    [TestCase("^0.0", "0.1.0")]
    [TestCase("^0", "1.0.0")]
    [TestCase("~1.2.3", "1.3.0")]
    [TestCase("~1.2", "1.3.0")]
    [TestCase("1.x", "2.0.0")]
    [TestCase("1.2 - 2.3.4", "2.3.5")]
    [TestCase("1.2 - 2", "3.0.0")]
    [TestCase("<1.0 || >=2.0.0", "1.5.0")]
    [TestCase("!=1.2.3", "1.2.3")]
    [TestCase("!=1.x", "1.2.3")]
    [TestCase(">1", "1.9.0")]
    [TestCase(">1.2", "1.2.9")]
    [TestCase("<=1.2", "1.3.0")]
    [TestCase("*", "1.0.0-rc.1")]
    [TestCase("<1.0.0-0 || >=1.0.0", "1.5.0-beta")]
    public void Should_ExcludeVersion_When_ItLiesOutsideTheRange(string text, string version) => Assert.That(Includes(text, version), Is.False);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("latest")]
    [TestCase(">=")]
    [TestCase("1.2.3.4")]
    [TestCase(">=1.0 && <2.0")]
    [TestCase("1.0 ||")]
    [TestCase("99999999999999999999.0.0")]
    public void Should_RefuseText_When_ItIsNoRange(string? text)
    {
        var isRange = VersionRange.TryParse(text, out var range);

        Assert.That(isRange, Is.False);
        Assert.That(range.Includes(new SemanticVersion(1, 0, 0)), Is.False);
    }

    [TestCase("1.2.3", true)]
    [TestCase("1.2.3-rc.1+build.5", true)]
    [TestCase("1.2.3-0a", true)]
    [TestCase("1.2", false)]
    [TestCase("v1.2.3", false)]
    [TestCase("1.02.3", false)]
    [TestCase("1.2.3-01", false)]
    [TestCase("1.2.3-", false)]
    [TestCase("99999999999999999999.0.0", false)]
    public void Should_KeepToTheLetter_When_ParsedStrictly(string text, bool isVersion) =>
        Assert.That(SemanticVersion.TryParseStrict(text, out _), Is.EqualTo(isVersion));

    [Test]
    public void Should_OrderVersions_When_Compared()
    {
        // The order of semver.org, 11, with a number longer than any integer type.
        string[] ordered =
        [
            "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.99999999999999999999", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
            "1.0.0", "1.0.1", "1.2.0", "2.0.0",
        ];
        var versions = ordered.Select(Parse).ToArray();

        var sorted = versions.Reverse().Order().Select(version => version.ToString());

        Assert.That(sorted, Is.EqualTo(ordered));
        Assert.That(Parse("1.0.0+a").CompareTo(Parse("1.0.0+b")), Is.Zero);
        Assert.That(versions[0].CompareTo(null), Is.Positive);
    }

    [Test]
    public void Should_PrintVersion_When_ItHasEveryPart() => Assert.That(Parse("v1.2-rc.1+build.7").ToString(), Is.EqualTo("1.2.0-rc.1+build.7"));

    private static bool Includes(string text, string version)
    {
        Assert.That(VersionRange.TryParse(text, out var range), Is.True, $"'{text}' is a range");
        return range.Includes(Parse(version));
    }

    private static SemanticVersion Parse(string text)
    {
        Assert.That(SemanticVersion.TryParse(text, out var version), Is.True, $"'{text}' is a version");
        return version;
    }
}
