using System.Text.Json;

namespace Slipway.Tests.Host;

/// <summary>Suppressions, and the pages of rules, through the real host.</summary>
public sealed class SuppressionTests
{
    private const string Unsound = "---\n# Source: app/templates/config.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Not_Valid\n  labels:\n"
        + "    app.kubernetes.io/name: app\n    app.kubernetes.io/instance: app\n    app.kubernetes.io/managed-by: Helm\n    helm.sh/chart: app-1.0.0\n";

    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp()
    {
        _build = new BuildFixture();
        _build.WriteChart("app");
        _build.Helm.Manifest = Unsound;
    }

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_Pass_And_Count_What_Is_Suppressed_When_The_File_Gives_A_Reason()
    {
        _build.Write("charts/app/.slipway.yaml", "suppress:\n  - rule: SLW016\n    object: ConfigMap/Not_Valid\n    reason: A relic.\n");

        var exitCode = _build.Run("--target=Validate");

        using var report = JsonDocument.Parse(_build.Read("artifacts/reports/findings.json"));
        var finding = report.RootElement.GetProperty("charts")[0].GetProperty("findings").EnumerateArray().Single(current => current.GetProperty("rule").GetString() == "SLW016");
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, _build.Output);
            Assert.That(_build.Output, Does.Contain("1 suppressed"));
            Assert.That(report.RootElement.GetProperty("totals").GetProperty("suppressed").GetInt32(), Is.EqualTo(1));
            Assert.That(finding.GetProperty("suppressed").GetProperty("reason").GetString(), Is.EqualTo("A relic."));
            Assert.That(_build.Read("artifacts/reports/junit.xml"), Does.Not.Contain("<failure"));
        });
    }

    [TestCase("slipway.dev/ignore-SLW016: \"A relic.\"", 0)]
    [TestCase("slipway.dev/ignore-SLW016: \"\"", 1)]
    [TestCase("slipway.dev/ignore-SLW016: \"until=2001-01-01 A relic.\"", 1)]
    public void Should_Read_The_Annotation_When_Results_Are_Fresh_Or_Known(string annotation, int expected)
    {
        _build.Helm.Manifest = Unsound + $"  annotations:\n    {annotation}\n";

        var fresh = _build.Run("--target=Validate");
        var known = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(fresh, Is.EqualTo(expected), _build.Output);
            Assert.That(known, Is.EqualTo(expected));
            Assert.That(_build.Output.Contains("SLW140", StringComparison.Ordinal), Is.EqualTo(expected == 1));
        });
    }

    [TestCase("", true)]
    [TestCase("--env=staging", false)]
    public void Should_Report_Unused_Suppressions_When_All_Value_Sets_Were_Checked(string argument, bool isReported)
    {
        _build.Helm.Manifest = Unsound.Replace("Not_Valid", "valid", StringComparison.Ordinal);
        _build.Write("charts/app/.slipway.yaml", "suppress:\n  - rule: SLW016\n    reason: A relic.\n");

        var exitCode = _build.Run(["--target=Validate", .. argument.Length > 0 ? [argument] : Array.Empty<string>()]);

        Assert.That(exitCode, Is.Zero, _build.Output);
        Assert.That(_build.Output.Contains("SLW141", StringComparison.Ordinal), Is.EqualTo(isReported));
    }

    [Test]
    public void Should_Show_A_Rules_Page_When_Asked_To_Explain_It()
    {
        var exitCode = _build.Run("--target=Explain", "--rule=slw102");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, _build.Output);
            Assert.That(_build.Output, Does.Contain("SLW102 Ingresses use TLS from staging on").And.Contain("warning; error in prod; checked in staging and prod"));
            Assert.That(_build.Output, Does.Contain("Bad").And.Contain("Good").And.Contain("kind: Ingress").And.Contain("slipway.dev/ignore-SLW102").And.Contain("Source: https://"));
        });
    }

    [TestCase("--rule=SLW1022", "there is no rule 'SLW1022'. Did you mean SLW022 or SLW102 or SLW122?")]
    [TestCase("--rule=probes", "there is no rule 'probes'. docs/rules/README.md lists all.")]
    [TestCase("--target=Explain", "none is named. Write --rule=<id>, such as --rule=SLW120.")]
    public void Should_Fail_In_One_Line_When_There_Is_No_Such_Rule(string argument, string message)
    {
        var exitCode = _build.Run("--target=Explain", argument);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_build.Output, Does.Contain("Explaining a rule: " + message));
    }
}
