using System.Runtime.InteropServices;
using System.Text.Json;

namespace Slipway.Tests.Host;

public sealed class ChartTaskTests
{
    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp() => _build = new BuildFixture();

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_Lint_And_Render_Every_Value_Set_Once_When_Validating()
    {
        _build.WriteChart("app");
        _build.WriteChart("other");
        _build.Write("charts/app/ci/ha-values.yaml", "replicas: 3\n");

        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, _build.Output);
            Assert.That(_build.Helm.Commands.Count(command => command.StartsWith("template", StringComparison.Ordinal)), Is.EqualTo(5));
            Assert.That(_build.Helm.Commands.Count(command => command.StartsWith("lint", StringComparison.Ordinal)), Is.EqualTo(5));
            Assert.That(_build.Helm.Commands, Has.Some.Contains("values-staging.yaml"));
            Assert.That(_build.Helm.Commands, Has.Some.Contains("ci/ha-values.yaml"));
            Assert.That(_build.Helm.Commands, Has.All.Contains("--kube-version=1.34.0").Or.Contains("--kube-version 1.34.0"));
        });
    }

    [Test]
    public void Should_Start_No_Process_When_Nothing_Changed()
    {
        _build.WriteChart("app");
        _build.Run("--target=Validate");
        var before = _build.Helm.Commands.Count;

        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(before, Is.EqualTo(4));
            Assert.That(_build.Helm.Commands, Has.Count.EqualTo(before));
        });
    }

    [Test]
    public void Should_Report_The_Same_When_Nothing_Changed()
    {
        _build.WriteChart("app");
        _build.Helm.Manifest = "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Not_Valid\n";
        var first = _build.Run("--target=Validate");
        var findings = Findings();

        var second = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.Not.Zero);
            Assert.That(second, Is.EqualTo(first));
            Assert.That(findings, Is.Not.Empty);
            Assert.That(Findings(), Is.EqualTo(findings));
        });
    }

    [Test]
    public void Should_Render_Only_What_Changed_When_One_Value_File_Did()
    {
        _build.WriteChart("app");
        _build.Run("--target=Validate");
        var before = _build.Helm.Commands.Count;

        _build.Write("charts/app/values-staging.yaml", "replicas: 4\n");
        _build.Run("--target=Validate");

        Assert.That(_build.Helm.Commands.Skip(before), Has.Exactly(2).Items.And.All.Contains("values-staging.yaml"));
    }

    [TestCase(true, "--no-cache")]
    [TestCase(true, "--no-cache=true")]
    [TestCase(true, "--no-cache=false", "--no-cache")]
    [TestCase(false, "--no-cache=false")]
    [TestCase(false, "--no-cache", "--no-cache=False")]
    public void Should_Do_Everything_Anew_When_The_Cache_Is_Not_Wanted(bool isAnew, params string[] switches)
    {
        _build.WriteChart("app");
        _build.Run("--target=Validate");
        var before = _build.Helm.Commands.Count;

        Assert.That(_build.Run(["--target=Validate", .. switches]), Is.Zero, _build.Output);

        Assert.That(_build.Helm.Commands, Has.Count.EqualTo(isAnew ? 2 * before : before));
    }

    [TestCase(null, false)]
    [TestCase(PosixSignal.SIGINT, true)]
    public void Should_Trim_The_Cache_When_The_Run_Is_Over_And_Was_Not_Interrupted(PosixSignal? signal, bool isKept)
    {
        _build.WriteChart("app");
        _build.Write(".build/cache/render/old.json", "{}");
        File.SetLastWriteTimeUtc(_build.Path(".build/cache/render/old.json"), DateTime.UtcNow.AddDays(-15));
        File.SetLastAccessTimeUtc(_build.Path(".build/cache/render/old.json"), DateTime.UtcNow.AddDays(-15));

        var exitCode = _build.Run("--target=Validate");
        Assert.That(_build.Exists(".build/cache/render/old.json"), Is.True, "the work comes first");
        _build.Outcome.InterruptedBy = signal;
        _build.Outcome.End(exitCode);

        Assert.That(_build.Exists(".build/cache/render/old.json"), Is.EqualTo(isKept));
        Assert.That(Directory.EnumerateFiles(_build.Path(".build/cache"), "*.json", SearchOption.AllDirectories), Is.Not.Empty);
    }

    [Test]
    public void Should_Do_Everything_Anew_When_Helm_Changed()
    {
        _build.WriteChart("app");
        _build.Run("--target=Validate");
        var before = _build.Helm.Commands.Count;

        _build.Helm.Version = "v3.19.0";
        File.WriteAllText(_build.Path("bin/helm"), "another");
        _build.Run("--target=Validate");

        Assert.That(_build.Helm.Commands, Has.Count.EqualTo(2 * before));
    }

    [Test]
    public void Should_Take_One_Environment_When_It_Is_Named()
    {
        _build.WriteChart("app");

        _build.Run("--target=Render-Charts", "--env=staging");

        Assert.Multiple(() =>
        {
            Assert.That(_build.Exists("artifacts/manifests/app/staging.yaml"), Is.True, _build.Output);
            Assert.That(_build.Exists("artifacts/manifests/app/default.yaml"), Is.False);
        });
    }

    [TestCase("", "1.34.0")]
    [TestCase("kubeVersion: \">=1.20.0-0\"\n", "1.34.0")]
    [TestCase("kubeVersion: \"<1.28\"\n", "1.27.0")]
    [TestCase("kubeVersion: \">=1.36\"\n", "1.40.0")]
    public void Should_Render_For_The_Newest_Kubernetes_That_The_Chart_Allows(string line, string version)
    {
        _build.WriteChart("app");
        _build.Write("charts/app/Chart.yaml", _build.Read("charts/app/Chart.yaml") + line);

        _build.Run("--target=Render-Charts");

        Assert.That(_build.Helm.Commands, Is.Not.Empty.And.All.Contains(version));
    }

    [Test]
    public void Should_Render_For_The_Kubernetes_Asked_For()
    {
        _build.WriteChart("app");

        _build.Run("--target=Render-Charts", "--kube-version=1.20");

        Assert.That(_build.Helm.Commands, Is.Not.Empty.And.All.Contains("1.20.0"));
    }

    [Test]
    public void Should_Write_Reports_And_Manifests_Into_The_Output_Folder()
    {
        _build.WriteChart("app", "elsewhere");

        _build.Run("--target=Validate", "--charts=elsewhere", "--output=out");
        _build.Run("--target=Render-Charts", "--charts=elsewhere", "--output=out");

        Assert.Multiple(() =>
        {
            Assert.That(_build.Exists("out/reports/findings.json"), Is.True, _build.Output);
            Assert.That(_build.Exists("out/reports/junit.xml"), Is.True);
            Assert.That(_build.Read("out/manifests/app/staging.yaml"), Is.EqualTo(_build.Helm.Manifest));
            Assert.That(_build.Exists("artifacts"), Is.False);
        });
    }

    [Test]
    public void Should_Find_Charts_By_Pattern_When_Standing_Elsewhere()
    {
        _build.WriteChart("app-one", "elsewhere");
        _build.WriteChart("app-two", "elsewhere");
        _build.WriteChart("other", "elsewhere");

        var exitCode = _build.RunIn("/", "--target=Validate", $"--charts={_build.Path("elsewhere")}/app-*");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, _build.Output);
            Assert.That(_build.Output, Does.Contain("app-one 1.0.0").And.Contain("app-two 1.0.0"));
            Assert.That(_build.Output, Does.Not.Contain("other 1.0.0"));
        });
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public void Should_Fail_For_Warnings_When_They_Count_As_Errors(bool asErrors, int expected)
    {
        _build.WriteChart("app");
        _build.Helm.Answer = command => command.StartsWith("lint", StringComparison.Ordinal) ? FakeHelm.Outcome(0, "[WARNING] Chart.yaml: something is odd\n") : null;

        var exitCode = _build.Run(asErrors ? ["--target=Lint-Charts", "--warnings-as-errors"] : ["--target=Lint-Charts"]);

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(expected), _build.Output);
            Assert.That(_build.Output, Does.Contain("SLW009").And.Contain("something is odd"));
        });
    }

    [TestCase("- at '': additional properties 'replcias' not allowed")]
    [TestCase("- at '/image/tag': got number, want string")]
    [TestCase("- image.tag: Invalid type. Expected: string, given: integer")]
    public void Should_Leave_It_To_Rendering_When_Lint_Says_That_Values_Break_The_Schema(string message)
    {
        _build.WriteChart("app");
        _build.Helm.Answer = command => command.StartsWith("lint", StringComparison.Ordinal) ? FakeHelm.Outcome(1, $"[ERROR] values.yaml: {message}\n") : null;

        var exitCode = _build.Run("--target=Lint-Charts");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Zero, "rendering says it with the line of the value");
            Assert.That(_build.Output, Does.Not.Contain("SLW009"));
        });
    }

    [Test]
    public void Should_Fail_Without_A_Chart_In_The_Folder()
    {
        Directory.CreateDirectory(_build.Path("charts"));

        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain("Finding charts: there is no chart in").And.Contain("A chart is a folder with a Chart.yaml."));
        });
    }

    private string[] Findings()
    {
        using var document = JsonDocument.Parse(_build.Read("artifacts/reports/findings.json"));
        return [.. document.RootElement.GetProperty("charts").EnumerateArray().SelectMany(chart => chart.GetProperty("findings").EnumerateArray()).Select(finding => finding.GetRawText())];
    }

    [TestCase("Lint-Charts", "SLW009", "SLW012")]
    [TestCase("Render-Charts", "SLW012", "SLW009")]
    public void Should_Report_As_Checked_Only_What_Was_When_A_Stage_Runs_Alone(string target, string isChecked, string isNot)
    {
        _build.WriteChart("app");

        Assert.That(_build.Run($"--target={target}"), Is.Zero, _build.Output);

        Assert.Multiple(() =>
        {
            var junit = _build.Read("artifacts/reports/junit.xml");
            Assert.That(junit, Does.Contain(isChecked).And.Not.Contain(isNot).And.Not.Contain("SLW016"));
            Assert.That(_build.Output, Does.Contain("1 chart, 2 value sets: no findings").And.Not.Contain("0 objects"));
            Assert.That(_build.Output.Contains("artifacts/manifests/<chart>/<value set>.yaml", StringComparison.Ordinal), Is.EqualTo(target == "Render-Charts"));
        });
    }
}
