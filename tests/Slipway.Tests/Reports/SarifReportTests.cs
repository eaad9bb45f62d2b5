using System.Text.Json;
using Cake.Testing;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Reports.Sarif;
using Slipway.Validation;

namespace Slipway.Tests.Reports;

/// <summary>What GitHub's code scanning asks of a SARIF file, and what the standard makes mandatory.</summary>
public sealed class SarifReportTests
{
    private FakeEnvironment _environment = null!;
    private FakeFileSystem _files = null!;

    [SetUp]
    public void SetUp()
    {
        _environment = FakeEnvironment.CreateUnixEnvironment();
        _environment.WorkingDirectory = "/repository/deploy";
        _files = new FakeFileSystem(_environment);
        _files.CreateDirectory("/repository/.git");
        _files.CreateFile("/repository/deploy/charts/task-system/values-prod.yaml");
        _files.CreateFile("/repository/deploy/charts/task-system/templates/task-executor.yaml");
    }

    [Test]
    public void Should_HaveWhatIsMandatory_When_Written()
    {
        var root = Write(SampleReport.Make());

        var run = root.GetProperty("runs")[0];
        var driver = run.GetProperty("tool").GetProperty("driver");
        var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("version").GetString(), Is.EqualTo("2.1.0"));
            Assert.That(root.GetProperty("$schema").GetString(), Does.EndWith("sarif-schema-2.1.0.json"));
            Assert.That(driver.GetProperty("name").GetString(), Is.EqualTo("Slipway"));
            Assert.That(driver.GetProperty("semanticVersion").GetString(), Does.Match(@"^\d+\.\d+\.\d+$"));
            Assert.That(rules.Select(rule => rule.GetProperty("id").GetString()), Is.EqualTo(RuleCatalog.Rules.Select(rule => rule.Id)));
            foreach (var rule in rules)
            {
                Assert.That(rule.GetProperty("name").GetString(), Does.Match("^([A-Z0-9][a-z0-9]+)+$"));
                Assert.That(rule.TryGetProperty("helpUri", out var uri), Is.EqualTo(RuleCatalog.Find(rule.GetProperty("id").GetString()!)!.Source.Contains("://", StringComparison.Ordinal)));
                Assert.That(uri.ValueKind is JsonValueKind.Undefined || Uri.IsWellFormedUriString(uri.GetString(), UriKind.Absolute), Is.True);
                Assert.That(Text(rule, "shortDescription").Length, Is.InRange(1, 1024));
                Assert.That(Text(rule, "fullDescription").Length, Is.InRange(1, 1024));
                Assert.That(Text(rule, "help"), Is.Not.Empty);
                Assert.That(rule.GetProperty("help").GetProperty("markdown").GetString(), Does.Contain("**What to do.**"));
                Assert.That(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), Is.AnyOf("error", "warning", "note"));
                Assert.That(rule.GetProperty("properties").GetProperty("tags").GetArrayLength(), Is.InRange(1, 20));
            }
        });
    }

    [Test]
    public void Should_PointIntoTheRepository_When_FindingsHaveFilesOrNone()
    {
        var results = ResultsOf(Write(SampleReport.Make()));

        Assert.Multiple(() =>
        {
            Assert.That(Place(results["SLW003"]), Is.EqualTo("deploy/charts/task-system/values-prod.yaml %SRCROOT% 12:9"));
            Assert.That(Place(results["SLW023"]), Is.EqualTo("deploy/charts/task-system/templates/task-executor.yaml %SRCROOT% 1:"), "a result needs a line");
            Assert.That(Place(results["SLW017"]), Is.EqualTo("deploy/charts/task-system/Chart.yaml %SRCROOT% 1:"), "its file does not exist");
            Assert.That(Place(results["SLW005"]), Is.EqualTo("deploy/charts/task-system/Chart.yaml %SRCROOT% 1:"), "it names no file");
        });
    }

    [Test]
    public void Should_NameTheFileBesideTheChart_When_ADependencyLiesThere()
    {
        _files.CreateFile("/repository/deploy/charts/postgresql/templates/_service.tpl");
        var finding = new Finding("SLW017", Severity.Error, "app", "x") { Location = new SourceLocation("charts/postgresql/templates/_service.tpl", 7) };

        var result = ResultsOf(Write(ReportOf(finding))).Single().Value;

        Assert.That(Place(result), Is.EqualTo("deploy/charts/postgresql/templates/_service.tpl %SRCROOT% 7:"));
    }

    [Test]
    public void Should_NameTheWholePath_When_AChartLiesOutside()
    {
        _files.CreateFile("/else where/app/Chart.yaml");
        var report = new FindingsReport { Charts = [new ChartReport("app", "1.0.0", "../../else where/app") { Findings = [new Finding("SLW005", Severity.Info, "app", "x")] }] };

        var place = ResultsOf(Write(report)).Single().Value.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");

        Assert.That(place.GetProperty("uri").GetString(), Is.EqualTo("file:///else%20where/app/Chart.yaml"));
        Assert.That(place.TryGetProperty("uriBaseId", out _), Is.False);
    }

    [Test]
    public void Should_NameTheManifest_When_NoChartRenderedIt()
    {
        var finding = new Finding("SLW016", Severity.Error, "manifests", "x") { Location = new SourceLocation("rendered.yaml", 12), Document = new DocumentReference("rendered.yaml", 1) };
        var report = new FindingsReport { Charts = [new ChartReport("manifests", "", "") { Documents = [], Findings = [finding] }] };

        Assert.That(Place(ResultsOf(Write(report)).Single().Value), Is.EqualTo("deploy/rendered.yaml %SRCROOT% 12:"));
    }

    [Test]
    public void Should_SayWhatAndWhere_When_AResultIsAboutAnObject()
    {
        var result = ResultsOf(Write(SampleReport.Make()))["SLW023"];

        Assert.Multiple(() =>
        {
            Assert.That(result.GetProperty("level").GetString(), Is.EqualTo("error"));
            Assert.That(RuleCatalog.Rules[result.GetProperty("ruleIndex").GetInt32()].Id, Is.EqualTo("SLW023"));
            Assert.That(Text(result, "message"), Does.StartWith("Deployment/task-executor: the container").And.Contain("(in 5 of 6 value sets)").And.Contain("\nAdd the probe"));
            Assert.That(
                result.GetProperty("locations")[0].GetProperty("logicalLocations").EnumerateArray().Select(one => one.GetProperty("fullyQualifiedName").GetString()),
                Is.EqualTo(new[] { "Deployment/task-executor", "Deployment/task-executor: spec.template.spec.containers[0]" }));
            Assert.That(result.GetProperty("properties").GetProperty("valueSets").GetArrayLength(), Is.EqualTo(5));
            Assert.That(result.GetProperty("suppressions").GetArrayLength(), Is.Zero, "an empty list says that none is suppressed; no list says nothing");
        });
    }

    [Test]
    public void Should_KeepItsFingerprint_When_LinesMoveAndValueSetsComeAndGo()
    {
        var finding = new Finding("SLW023", Severity.Error, "app", "x") { Object = new ObjectReference("apps/v1", "Deployment", null, "app"), FieldPath = "spec", Location = new SourceLocation("templates/a.yaml", 3), ValueSet = "dev" };

        var before = Fingerprint(finding);

        Assert.That(Fingerprint(finding with { Location = new SourceLocation("templates/a.yaml", 30), ValueSet = "prod", Severity = Severity.Warning }), Is.EqualTo(before));
        Assert.That(Fingerprint(finding with { FieldPath = "metadata" }), Is.Not.EqualTo(before));
        Assert.That(Fingerprint(finding with { Object = new ObjectReference("apps/v1", "Deployment", null, "other") }), Is.Not.EqualTo(before));
    }

    [Test]
    public void Should_HaveAFingerprintEach_When_ResultsAreAboutTheSameField()
    {
        Finding[] findings = [.. Enumerable.Range(0, 3).Select(number => new Finding("SLW020", Severity.Error, "app", $"variable {number} is missing"))];

        var results = Write(ReportOf(findings)).GetProperty("runs")[0].GetProperty("results").EnumerateArray();

        Assert.That(results.Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()), Is.Unique);
    }

    [TestCase(3, false)]
    [TestCase(null, true)]
    public void Should_LeaveTheLinesHashToTheUpload_When_AFindingHasALine(int? line, bool isOwn)
    {
        var finding = new Finding("SLW023", Severity.Error, "task-system", "x") { Location = new SourceLocation("templates/task-executor.yaml", line) };
        var report = new FindingsReport { Charts = [new ChartReport("task-system", "1.0.0", "charts/task-system") { Findings = [finding] }] };

        Assert.That(ResultsOf(Write(report)).Single().Value.GetProperty("partialFingerprints").TryGetProperty("primaryLocationLineHash", out _), Is.EqualTo(isOwn));
    }

    [Test]
    public void Should_CarryTheReason_When_AFindingIsSuppressed()
    {
        var finding = new Finding("SLW120", Severity.Error, "app", "x") { Suppressed = new Suppression("A singleton.", new DateOnly(2027, 12, 31)) };

        var suppression = ResultsOf(Write(ReportOf(finding))).Single().Value.GetProperty("suppressions")[0];

        Assert.That(suppression.GetProperty("kind").GetString(), Is.EqualTo("external"));
        Assert.That(suppression.GetProperty("status").GetString(), Is.EqualTo("accepted"));
        Assert.That(suppression.GetProperty("justification").GetString(), Is.EqualTo("A singleton. (until 2027-12-31)"));
    }

    private string Fingerprint(Finding finding) =>
        ResultsOf(Write(ReportOf(finding))).Single().Value.GetProperty("partialFingerprints").GetProperty("slipwayFinding/v1").GetString()!;

    private static FindingsReport ReportOf(params Finding[] findings) => new() { Charts = [new ChartReport("app", "1.0.0", "charts/app") { Findings = findings }] };

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetProperty("text").GetString()!;

    private static string Place(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        var column = region.TryGetProperty("startColumn", out var found) ? found.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        return $"{place.GetProperty("artifactLocation").GetProperty("uri").GetString()} {place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()} {region.GetProperty("startLine").GetInt32()}:{column}";
    }

    private static Dictionary<string, JsonElement> ResultsOf(JsonElement root) =>
        root.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToDictionary(result => result.GetProperty("ruleId").GetString()!, result => result);

    private JsonElement Write(FindingsReport report)
    {
        using var stream = new MemoryStream();
        new SarifReport(_files, _environment).Write(stream, report);
        return JsonSerializer.Deserialize<JsonElement>(stream.ToArray());
    }
}
