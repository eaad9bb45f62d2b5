using Charts.Tests.Infrastructure;
using Slipway.Reports;
using Slipway.Validation.Runs;

namespace Charts.Tests.Rules;

public sealed class KubeVersionTests
{
    private const string Template = """
        {{- if semverCompare ">=1.21-0" .Capabilities.KubeVersion.Version }}
        apiVersion: policy/v1
        {{- else }}
        apiVersion: policy/v1beta1
        {{- end }}
        kind: PodDisruptionBudget
        metadata:
          name: app
        spec:
          minAvailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow

        """;

    [Test]
    public void Should_CheckEachVersionByItself_When_SeveralAreAsked()
    {
        var report = Run("1.20.0", "1.36.0");

        Assert.That(report.ValueSets.Select(set => set.Name), Is.EqualTo(new[] { "default@1.20", "default@1.36" }));
        var finding = report.Findings.Single(finding => finding.Rule == "SLW028");
        Assert.That((finding.ValueSet, finding.FieldPath, finding.Location?.Line), Is.EqualTo(("default@1.20", "spec.unhealthyPodEvictionPolicy", 11)));
        Assert.That(report.Findings.Select(one => one.Rule), Has.None.EqualTo("SLW027"));
    }

    [Test]
    public void Should_NameTheSetAlone_When_OneVersionIsAsked() => Assert.That(Run("1.36.0").ValueSets.Single().Name, Is.EqualTo("default"));

    private static ChartReport Run(params string[] versions)
    {
        var folder = Engine.NewFolder("versions").Combine("app");
        Directory.CreateDirectory(folder.Combine("templates").FullPath);
        File.WriteAllText(folder.CombineWithFilePath("Chart.yaml").FullPath, "apiVersion: v2\nname: app\nversion: 1.0.0\n");
        File.WriteAllText(folder.CombineWithFilePath("values.yaml").FullPath, "{}\n");
        File.WriteAllText(folder.CombineWithFilePath("templates/budget.yaml").FullPath, Template);
        return Engine.NewRun().Execute(new ChartRunRequest([folder], ChartSteps.Rules) { KubeVersions = versions }, CancellationToken.None).Single();
    }
}
