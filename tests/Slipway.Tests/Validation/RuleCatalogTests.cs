using Slipway.Manifests;
using Slipway.Model;
using Slipway.Validation;
using Slipway.Validation.PodSecurity;

namespace Slipway.Tests.Validation;

public sealed class RuleCatalogTests
{
    private static IEnumerable<TestCaseData> ChartRules => RuleCatalog.ChartRules.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Rule.Id));

    private static IEnumerable<TestCaseData> ManifestRules => RuleCatalog.ManifestRules.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Rule.Id));

    private static IEnumerable<TestCaseData> AllRules => RuleCatalog.Rules.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Id));

    [TestCaseSource(nameof(ChartRules))]
    public void Should_FireAloneOnTheBadExample_When_TheRuleReadsCharts(IChartRule rule)
    {
        var findings = CheckAll(rule.Rule.Bad);

        Assert.That(findings.Select(finding => finding.Rule).Distinct(), Is.EqualTo(new[] { rule.Rule.Id }), Describe(findings));
    }

    [TestCaseSource(nameof(ChartRules))]
    public void Should_StayQuietOnTheGoodExample_When_TheRuleReadsCharts(IChartRule rule)
    {
        var findings = CheckAll(rule.Rule.Good);

        Assert.That(findings, Is.Empty, Describe(findings));
    }

    [TestCaseSource(nameof(ManifestRules))]
    public void Should_FireOnTheBadExample_When_TheRuleReadsManifests(IManifestRule rule)
    {
        var findings = Check(rule, rule.Rule.Bad);

        Assert.That(findings.Select(finding => finding.Rule).Distinct(), Is.EqualTo(new[] { rule.Rule.Id }), Describe(findings));
        Assert.That(findings.Select(finding => finding.ValueSet), Is.All.EqualTo(ValueSetFor(rule)));
    }

    [TestCaseSource(nameof(ManifestRules))]
    public void Should_StayQuietOnTheGoodExample_When_TheRuleReadsManifests(IManifestRule rule)
    {
        // An example shows what its own rule asks for, not a whole application: recommended labels are left out where labels are not the point.
        var findings = Check(rule, rule.Rule.Good);

        Assert.That(findings, Is.Empty, Describe(findings));
    }

    [TestCaseSource(nameof(ManifestRules))]
    public void Should_BeTheOnlyOneToReportTheCause_When_TheBadExampleIsMended(IManifestRule rule)
    {
        var mended = RulesThatFire(rule, rule.Rule.Bad).Except(RulesThatFire(rule, rule.Rule.Good));

        Assert.That(mended, Is.EqualTo(new[] { rule.Rule.Id }));
    }

    [TestCaseSource(nameof(AllRules))]
    public void Should_SayEverythingItsPageNeeds_When_InTheCatalog(Rule rule)
    {
        Assert.Multiple(() =>
        {
            Assert.That(rule.Id, Does.Match("^SLW[0-9]{3}$"));
            Assert.That(rule.Title, Is.Not.Empty.And.Not.EndsWith("."));
            Assert.That(rule.Rationale, Does.EndWith("."));
            Assert.That(rule.Advice, Does.EndWith(".").And.Not.Contain("\n"));
            Assert.That(rule.Source, Is.Not.Empty);
            Assert.That(rule.Bad, Is.Not.EqualTo(rule.Good));
        });
    }

    [Test]
    public void Should_HaveEachIdOnceInOrder_When_Listed()
    {
        var ids = RuleCatalog.Rules.Select(rule => rule.Id).ToArray();

        Assert.That(ids, Is.Unique.And.Ordered);
    }

    [Test]
    public void Should_FindRule_When_TheIdIsKnown()
    {
        Assert.That(RuleCatalog.Find("slw016")?.Id, Is.EqualTo("SLW016"));
        Assert.That(RuleCatalog.Find("SLW999"), Is.Null);
    }

    [Test]
    public void Should_IdentifyTheBuild_When_AskedForItsVersion() => Assert.That(RuleCatalog.Version, Does.Match("^[0-9a-f]{32}$"));

    private static Finding[] CheckAll(RuleExample example)
    {
        var chart = SampleChart.Of(example);
        Assert.That(chart.Files.Select(file => file.Path).Where(path => path.EndsWith(".yaml", StringComparison.Ordinal) && !path.StartsWith("templates/", StringComparison.Ordinal)).Select(path => chart.Document(path)!.Problems), Is.All.Empty);
        return [.. RuleCatalog.ChartRules.SelectMany(rule => rule.Check(new ChartSubject(chart, example.System)))];
    }

    private static Finding[] Check(IManifestRule rule, RuleExample example)
    {
        Assert.That(example.Path, Is.EqualTo(RuleExample.Manifest));
        var set = ManifestSet.Read("app", ValueSetFor(rule), example.Text);
        Assert.That(set.Findings, Is.Empty);

        return [.. rule.Check(new ManifestSubject(set, example.System) { PodSecurity = StandardFor(rule) })];
    }

    // At the level above its own, a stricter check may stand in for it.
    private static PodSecurityStandard? StandardFor(IManifestRule rule) => rule switch
    {
        PodSecurityCheck check => new PodSecurityStandard(check.Level, PodSecurityStandard.Latest),
        PodDecodingRule => new PodSecurityStandard(PodSecurityLevel.Baseline, PodSecurityStandard.Latest),
        _ => null,
    };

    private static IEnumerable<string> RulesThatFire(IManifestRule rule, RuleExample example)
    {
        var subject = new ManifestSubject(ManifestSet.Read("app", ValueSetFor(rule), example.Text), example.System) { PodSecurity = StandardFor(rule) };

        // What counts only when a standard alone is asked for has its like among the other rules.
        var selection = RuleSelection.All.Includes(rule.Rule.Id) || rule.Rule.IsOnDemand ? RuleSelection.All : new RuleSelection { PodSecurity = subject.PodSecurity };
        return RuleCatalog.ManifestRules.Where(candidate => candidate == rule || selection.Includes(candidate.Rule.Id)).SelectMany(candidate => candidate.Check(subject)).Select(finding => finding.Rule).Distinct();
    }

    private static string ValueSetFor(IManifestRule rule) => rule.Rule.OnlyIn is [var first, ..] ? first : "default";

    private static string Describe(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(finding => $"{finding.Rule} {finding.Location} {finding.Object} {finding.Message}"));
}
