using System.Xml.Linq;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Validation;

namespace Slipway.Tests.Reports;

public sealed class JUnitReportTests
{
    [Test]
    public void Should_CountWhatItLists_When_Written()
    {
        var root = Write(SampleReport.Make());

        var suites = root.Elements("testsuite").ToArray();
        Assert.That(suites.Select(suite => suite.Attribute("name")!.Value), Is.EqualTo(new[] { "common", "jobqueue", "task-system" }));
        foreach (var suite in suites.Append(root))
        {
            Assert.That((int)suite.Attribute("tests")!, Is.EqualTo(suite.Descendants("testcase").Count()));
            Assert.That((int)suite.Attribute("failures")!, Is.EqualTo(suite.Descendants("failure").Count()));
        }
    }

    [Test]
    public void Should_HaveACaseForEachRuleAndValueSet_When_RulesReadManifests()
    {
        var suite = Write(SampleReport.Make()).Elements("testsuite").ElementAt(2);

        var probes = suite.Elements("testcase").Where(current => current.Attribute("name")!.Value.StartsWith("SLW023", StringComparison.Ordinal)).ToArray();
        Assert.That(probes.Select(current => current.Attribute("classname")!.Value), Is.EqualTo(new[]
        {
            "task-system.default", "task-system.local", "task-system.dev", "task-system.staging", "task-system.prod", "task-system.ci-one-namespace",
        }));
        Assert.That(probes.Select(current => current.Elements("failure").Count()), Is.EqualTo(new[] { 1, 1, 1, 1, 1, 0 }));
        Assert.That(probes[0].Element("failure")!.Value, Does.Contain("charts/task-system/templates/task-executor.yaml").And.Contain("Deployment/task-executor").And.Contain("Add the probe"));
    }

    [Test]
    public void Should_KeepWarningsAsOutput_When_TheyDoNotFailTheRun()
    {
        var report = SampleReport.Make();

        var lenient = Labels(Write(report));
        var strict = Labels(Write(report with { FailsAt = Severity.Warning }));

        Assert.That(lenient.Element("failure"), Is.Null);
        Assert.That(lenient.Element("system-out")!.Value, Does.StartWith("warning: recommended labels"));
        Assert.That(strict.Element("failure")!.Attribute("message")!.Value, Does.StartWith("recommended labels"));
    }

    [Test]
    public void Should_StayXml_When_AMessageHoldsWhatXmlCannot()
    {
        var failure = Write(SampleReport.Make()).Descendants("failure").First(current => current.Attribute("type")!.Value == "SLW003");

        Assert.That(failure.Attribute("message")!.Value, Is.EqualTo("mapping values are not allowed here \uFFFD"));
    }

    private static XElement Labels(XElement root) => root.Descendants("testcase").Single(current =>
        current.Attribute("name")!.Value.StartsWith("SLW017", StringComparison.Ordinal) && current.Attribute("classname")!.Value == "task-system.prod");

    private static XElement Write(FindingsReport report)
    {
        using var stream = new MemoryStream();
        new JUnitReport(RuleCatalog.Rules).Write(stream, report);
        stream.Position = 0;
        return XDocument.Load(stream).Root!;
    }
}
