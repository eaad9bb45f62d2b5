using Cake.Core.IO;
using Cake.Testing;
using Slipway.Docs;
using Slipway.Validation;

namespace Slipway.Tests.Docs;

public sealed class RulePagesTests
{
    private static readonly DirectoryPath Folder = new DirectoryPath(Repository.Root).Combine("docs/rules");

    [Test]
    public void Should_BeInStepWithTheRules_When_Committed()
    {
        var fileSystem = new FileSystem();
        if (Environment.GetEnvironmentVariable("SLIPWAY_UPDATE") == "1")
        {
            RulePages.Write(fileSystem, Folder);
        }

        var outdated = RulePages.Outdated(fileSystem, Folder);

        Assert.That(outdated.Keys, Is.Empty, "Run './build.sh --target=Update-Docs', or this test with SLIPWAY_UPDATE=1, and commit docs/rules.");
    }

    [Test]
    public void Should_WriteOnlyWhatChanged_When_PagesAreThere()
    {
        var fileSystem = new FakeFileSystem(FakeEnvironment.CreateUnixEnvironment());
        RulePages.Write(fileSystem, "/docs/rules");
        fileSystem.GetFile("/docs/rules/SLW016.md").SetContent("old");

        var written = RulePages.Write(fileSystem, "/docs/rules");

        Assert.That(written.Select(path => path.FullPath), Is.EqualTo(new[] { "/docs/rules/SLW016.md" }));
        Assert.That(RulePages.Outdated(fileSystem, "/docs/rules"), Is.Empty);
    }

    [Test]
    public void Should_HaveOnePageForEachRuleAndATableOfAll_When_Rendered()
    {
        var pages = RulePages.Render();

        Assert.That(pages.Keys, Is.EquivalentTo(RuleCatalog.Rules.Select(rule => $"{rule.Id}.md").Append("README.md")));
        Assert.That(RuleCatalog.Rules.Select(rule => rule.Title), Is.All.Matches<string>(title => pages["README.md"].Contains(title, StringComparison.Ordinal)));
        Assert.That(pages["SLW018.md"], Does.Contain("Kinds = [\"Service\"],").And.Contain("## Bad").And.Contain("## Good"));
        Assert.That(pages["SLW020.md"], Does.Contain("[\"app\"] = [\"DATABASE_HOST\"]"));
        Assert.That(pages["SLW021.md"], Does.Contain("new ReplicaExpectation(\"app\", \"default\", 2)"));
    }
}
