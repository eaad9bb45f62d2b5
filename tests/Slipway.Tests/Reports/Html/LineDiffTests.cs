using Slipway.Reports.Html;

namespace Slipway.Tests.Reports.Html;

public sealed class LineDiffTests
{
    [TestCase("a b c", "a b c", "")]
    [TestCase("a b c", "a x c", "1,2,1,2")]
    [TestCase("a b c", "a c", "1,2,1,1")]
    [TestCase("a c", "a b c", "1,1,1,2")]
    [TestCase("a b c d e", "a x c y e", "1,2,1,2 3,4,3,4")]
    [TestCase("a", "b", "0,1,0,1")]
    public void Should_FindTheFewestLines_When_TextsDiffer(string old, string @new, string expected) =>
        Assert.That(string.Join(' ', LineDiff.Of(old.Split(' '), @new.Split(' ')).Select(hunk => string.Join(',', hunk))), Is.EqualTo(expected));

    [Test]
    public void Should_LeadFromOneTextToTheOther_When_TheyAreAny([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        string[] old = [.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
        string[] @new = [.. old.Where(_ => random.Next(4) > 0).SelectMany(line => random.Next(4) == 0 ? new[] { line, "new" } : [line])];

        Assert.That(Apply(old, @new, LineDiff.Of(old, @new)), Is.EqualTo(@new));
    }

    [Test]
    public void Should_TakeTheMiddleAsAWhole_When_TextsAreTooLongToCompare()
    {
        string[] old = ["same", .. Enumerable.Range(0, 3000).Select(number => $"old {number}"), "end"];
        string[] @new = ["same", .. Enumerable.Range(0, 3000).Select(number => $"new {number}"), "end"];

        Assert.That(LineDiff.Of(old, @new), Is.EqualTo(new[] { new[] { 1, 3001, 1, 3001 } }));
    }

    private static List<string> Apply(string[] old, string[] @new, IReadOnlyList<int[]> hunks)
    {
        var result = new List<string>();
        var position = 0;
        foreach (var hunk in hunks)
        {
            result.AddRange(old[position..hunk[0]]);
            result.AddRange(@new[hunk[2]..hunk[3]]);
            position = hunk[1];
        }

        result.AddRange(old[position..]);
        return result;
    }
}
