using System.Text.RegularExpressions;
using Slipway.Build.Arguments;
using Slipway.Build.Docs;

namespace Slipway.Tests.Docs;

/// <summary>What holds for every page of the documentation.</summary>
public sealed partial class PagesTests
{
    private const int LongestLine = 140;

    [TestCaseSource(typeof(DocPage), nameof(DocPage.All))]
    public void Should_LeadSomewhere_When_APageLinks(object documented)
    {
        var page = (DocPage)documented;
        var folder = Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!);

        var broken = page.Prose
            .SelectMany(line => LinkPattern().Matches(CodePattern().Replace(line.Text, "")).Select(link => (line.Number, Target: link.Groups["target"].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !IsThere(page, folder, link.Target))
            .Select(link => $"{page.Path}:{link.Number}: {link.Target}");

        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(typeof(DocPage), nameof(DocPage.Handwritten))]
    public void Should_HaveNoLongLine_When_ItIsProse(object documented)
    {
        var page = (DocPage)documented;

        var tooLong = page.Prose
            .Where(line => line.Text.Length > LongestLine && !line.Text.StartsWith('|') && !line.Text.Contains("://", StringComparison.Ordinal))
            .Select(line => $"{page.Path}:{line.Number}");

        Assert.That(tooLong, Is.Empty);
    }

    [TestCaseSource(typeof(DocPage), nameof(DocPage.All))]
    public void Should_NameNoMachine_When_APageShowsPaths(object documented)
    {
        var page = (DocPage)documented;

        Assert.That(page.Lines.Where(line => MachinePathPattern().IsMatch(line)), Is.Empty);
    }

    [Test]
    public void Should_ListTheTargetsOfToday_When_TheReadmeIsRead()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

        var updated = TargetsTable.Update(readme, new TargetCatalog(typeof(Build.BuildContext).Assembly));

        Assert.That(readme, Does.Contain(TargetsTable.Begin).And.Contain(TargetsTable.End));
        Assert.That(readme, Is.EqualTo(updated), "Run './build.sh --target=Update-Docs' and commit README.md.");
    }

    private static bool IsThere(DocPage page, string folder, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var full = path.Length == 0 ? Path.Combine(Repository.Root, page.Path) : Path.GetFullPath(Path.Combine(folder, path));
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            return false;
        }

        var name = Path.GetRelativePath(Repository.Root, full).Replace('\\', '/');
        return anchor is null || DocPage.All.Single(other => other.Path == name).Anchors.Contains(anchor);
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"(^|[^\w.])/(home|root|work|Users|tmp|mnt)/")]
    private static partial Regex MachinePathPattern();
}
