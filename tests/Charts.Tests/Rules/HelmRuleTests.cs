using System.Text;
using Charts.Tests.Infrastructure;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Validation;
using Slipway.Validation.Runs;

namespace Charts.Tests.Rules;

/// <summary>The rules that helm itself decides, and those on what it could not even read, on the examples of their own pages, with the real helm.</summary>
public sealed class HelmRuleTests
{
    private static readonly Dictionary<string, string> SoundChart = new()
    {
        ["Chart.yaml"] = "apiVersion: v2\nname: app\nversion: 1.0.0\nappVersion: \"1.0.0\"\n",
        ["README.md"] = "# app\n",
        ["values.yaml"] = "replicas: 1\n",
        ["values.schema.json"] = "{}\n",
        ["templates/configmap.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata: {}\n",
    };

    [TestCase("SLW001", "values-dev.yaml")]
    [TestCase("SLW003", "values-dev.yaml:2:8")]
    [TestCase("SLW004", "values.yaml:4:1")]
    [TestCase("SLW006", "Chart.yaml:6")]
    [TestCase("SLW009", "Chart.yaml")]
    [TestCase("SLW011", "values.yaml:1:1")]
    [TestCase("SLW012", "templates/config.yaml:6:18")]
    [TestCase("SLW013", null)]
    public void Should_FireAlone_When_TheExampleIsBad(string id, string? place)
    {
        var report = Run(RuleCatalog.Find(id)!.Bad);

        Assert.That(report.Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { id }), string.Join('\n', report.Findings));
        Assert.That(report.Findings[0].Location?.ToString(), Is.EqualTo(place));
        Assert.That(report.Findings[0].Severity, Is.EqualTo(Severity.Error));
    }

    [TestCase("SLW001")]
    [TestCase("SLW003")]
    [TestCase("SLW004")]
    [TestCase("SLW006")]
    [TestCase("SLW009")]
    [TestCase("SLW011")]
    [TestCase("SLW012")]
    [TestCase("SLW013")]
    public void Should_StayQuiet_When_TheExampleIsGood(string id)
    {
        var report = Run(RuleCatalog.Find(id)!.Good);

        Assert.That(report.Findings, Is.Empty);
        Assert.That(report.ValueSets.Select(set => set.Name), Does.Contain("default"));
        Assert.That(report.ValueSets.Select(set => set.ManifestBytes), Has.All.Positive);
    }

    private static ChartReport Run(RuleExample example)
    {
        var folder = Engine.NewFolder("rule").Combine("app");
        var files = SoundChart
            .Where(file => !(example.Path.StartsWith("templates/", StringComparison.Ordinal) && file.Key.StartsWith("templates/", StringComparison.Ordinal)))
            .Concat(example.Others ?? new Dictionary<string, string>())
            .Select(file => (Path: file.Key, Content: Encoding.UTF8.GetBytes(file.Value)))
            .Append((example.Path, example.Bytes?.ToArray() ?? Encoding.UTF8.GetBytes(example.Text)));
        foreach (var (path, content) in files)
        {
            var file = folder.CombineWithFilePath(path).FullPath;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        return Engine.NewRun().Execute(new ChartRunRequest([folder], ChartSteps.Lint | ChartSteps.Render), TestContext.CurrentContext.CancellationToken).Single();
    }
}
