using Slipway.Validation.Schemas.Custom;

namespace Slipway.Tests.Validation.Schemas.Custom;

/// <summary>Patterns of Go, matched by .NET.</summary>
public sealed class PatternTests
{
    [TestCase("^a$", "a", "a\n", TestName = "the end of the text is no line feed before it")]
    [TestCase(@"^\d+$", "12", "१२", TestName = "digits are those of ASCII")]
    [TestCase(@"^\w+$", "a_1", "é", TestName = "letters are those of ASCII")]
    [TestCase(@"^[\w.-]+$", "a.b-c", "a b", TestName = "a class within a class")]
    [TestCase(@"^\S+$", "ab", "a b", TestName = "no space")]
    [TestCase("^[[:alpha:]]+$", "ab", "a1", TestName = "a POSIX class")]
    [TestCase("^[a-z-[aeiou]]$", "a]", "b", TestName = "no class is subtracted from another")]
    [TestCase(@"^\Qa.b\E$", "a.b", "axb", TestName = "a quotation")]
    [TestCase("^(?P<x>a)b$", "ab", "a", TestName = "a named group")]
    [TestCase("(?i)^ab$", "AB", "ac", TestName = "upper case is lower case")]
    [TestCase("(?m)^b$", "a\nb", "ab", TestName = "lines")]
    [TestCase(@"^\x61\x{62}$", "ab", "xab", TestName = "codes of characters")]
    [TestCase(@"^\p{Lu}\pN$", "A1", "a1", TestName = "categories of characters")]
    [TestCase(@"^a\_b\-c\/d$", "a_b-c/d", "abcd", TestName = "escapes that need none")]
    [TestCase(@"^[]a]+$", "]a", "b", TestName = "a bracket that is first")]
    [TestCase(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "a.b-c", "a..b", TestName = "a DNS name")]
    public void Should_MatchAsGoDoes_When_TheyDiffer(string pattern, string good, string bad)
    {
        var expression = GoPatterns.Compile(pattern);

        Assert.That(expression, Is.Not.Null);
        Assert.That(GoPatterns.IsMatch(expression!, good), Is.True);
        Assert.That(GoPatterns.IsMatch(expression!, bad), Is.False);
    }

    [TestCase("(a")]
    [TestCase("a**")]
    [TestCase("[")]
    [TestCase("[a")]
    [TestCase(@"\")]
    [TestCase(@"\x{110000}")]
    [TestCase(@"\x4")]
    [TestCase(@"(a)\1")]
    [TestCase("(?=a)")]
    [TestCase("(?<=a)")]
    [TestCase("(?U)a+")]
    [TestCase(@"\p{Greek}")]
    [TestCase("[[:nothing:]]")]
    [TestCase("(?")]
    [TestCase("(?P<a")]
    public void Should_GiveNone_When_ThereIsNoEqual(string pattern)
    {
        Assert.That(GoPatterns.Compile(pattern), Is.Null);
        Assert.That(Definition.CheckField($"{{ type: string, pattern: '{pattern}' }}", "anything"), Is.Empty);
    }

    [Test]
    public void Should_EndSoon_When_ThePatternIsAmbiguous() => Assert.That(GoPatterns.IsMatch(GoPatterns.Compile("^(a+)+$")!, new string('a', 50_000) + "b"), Is.False);
}
