using Slipway.Charts;
using Slipway.Model;
using Slipway.Validation;

namespace Slipway.Tests.Validation;

public sealed class RealChartTests
{
    [TestCaseSource(typeof(RealCharts), nameof(RealCharts.Names))]
    public void Should_HaveNoErrors_When_AChartOfThisRepositoryIsChecked(string name)
    {
        if (Environment.GetEnvironmentVariable("SLIPWAY_UPDATE") == "1")
        {
            RealCharts.UpdateReadme(name);
        }

        var chart = RealCharts.Read(name);
        Chart[] dependencies = [.. (chart.Metadata?.Dependencies ?? []).Where(dependency => dependency.LocalPath is not null).Select(dependency => RealCharts.Read(dependency.Name))];

        var findings = RuleCatalog.ChartRules.SelectMany(rule => rule.Check(new ChartSubject(chart, null) { Dependencies = dependencies })).ToArray();

        Assert.That(
            findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Rule} {finding.Location}: {finding.Message}"),
            Is.Empty);
    }
}
