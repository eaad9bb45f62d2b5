using System.Text;
using Cake.Testing;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Reports.Markdown;

namespace Slipway.Tests.Reports;

public sealed class MarkdownSummaryTests
{
    private const string Summary = "/artifacts/reports/summary.md";
    private const string StepSummary = "/runner/step-summary";

    private FakeEnvironment _environment = null!;
    private FakeFileSystem _files = null!;

    [SetUp]
    public void SetUp()
    {
        _environment = FakeEnvironment.CreateUnixEnvironment();
        _files = new FakeFileSystem(_environment);
    }

    [Test]
    public void Should_PutChartsAndValueSetsSideBySide_When_Written()
    {
        var lines = MarkdownSummary.Text(SampleReport.Make()).Split('\n');

        Assert.That(lines, Is.SupersetOf(new[]
        {
            "## Slipway: failed",
            "3 charts, 11 value sets, 309 objects: 2 errors, 1 warning, 1 info in 1.23 s",
            "| Chart | whole chart | default | local | dev | staging | prod | scenarios |",
            "|---|---|---|---|---|---|---|---|",
            "| common | ok | - | - | - | - | - | - |",
            "| jobqueue | ok | ok | ok | ok | ok | ok | - |",
            "| task-system | 1 error, 1 info | 1 error | 1 error | 1 error | 1 error | 1 error, 1 warning | ok |",
        }));
    }

    [Test]
    public void Should_FoldAwayEachFinding_When_ThereAreSome()
    {
        var text = MarkdownSummary.Text(SampleReport.Make());

        Assert.That(Count(text, "<details><summary>"), Is.EqualTo(4).And.EqualTo(Count(text, "</details>")));
        Assert.That(text, Does.Contain("<summary>error SLW023 task-system: the container &#39;task-executor&#39; has no livenessProbe and no readinessProbe [yet]</summary>"));
        Assert.That(text, Does.Contain("- value sets default, dev, local, prod, staging\n").And.Contain("- object <code>Deployment/task-executor</code>\n"));
    }

    [Test]
    public void Should_StayText_When_AChartIsHostile()
    {
        const string Hostile = "</summary><img src=x onerror=alert(1)> | a | [x](javascript:1) `code` <!--";
        var finding = new Finding("SLW005", Severity.Error, Hostile, Hostile) { Advice = Hostile, Location = new SourceLocation(Hostile), FieldPath = Hostile };

        var text = MarkdownSummary.Text(new FindingsReport { Charts = [new ChartReport(Hostile, "1", "charts") { Findings = [finding] }] });

        Assert.Multiple(() =>
        {
            Assert.That(text.Replace("\\<", "", StringComparison.Ordinal), Does.Not.Contain("<img").And.Not.Contain("<!--"));
            Assert.That(Count(text, "</summary>"), Is.EqualTo(1));
            Assert.That(text.Split('\n').Single(line => line.StartsWith("| \\<", StringComparison.Ordinal)).Replace("\\|", "", StringComparison.Ordinal).Count(sign => sign == '|'), Is.EqualTo(3), "the row keeps its cells");
        });
    }

    [Test]
    public void Should_AppendToTheJobsSummary_When_ItIsAGitHubJob()
    {
        _environment.SetEnvironmentVariable("GITHUB_STEP_SUMMARY", StepSummary);
        _files.CreateFile(StepSummary).SetContent("# Before\n");

        new MarkdownSummary(_files, _environment).Write(Summary, SampleReport.Make());

        Assert.That(_files.GetFile(StepSummary).GetTextContent(), Is.EqualTo("# Before\n" + _files.GetFile(Summary).GetTextContent()));
    }

    [Test]
    public void Should_WriteNothingElse_When_ItIsNoGitHubJob()
    {
        new MarkdownSummary(_files, _environment).Write(Summary, SampleReport.Make());

        Assert.That(_files.GetFile(Summary).Exists, Is.True);
        Assert.That(_files.GetFile(StepSummary).Exists, Is.False);
    }

    [Test]
    public void Should_EndWithALineThatSaysSo_When_TheJobsSummaryIsTooShort()
    {
        const int Limit = 1024 * 1024;
        _environment.SetEnvironmentVariable("GITHUB_STEP_SUMMARY", StepSummary);
        _files.CreateFile(StepSummary).SetContent(new string('x', 1000));
        var findings = Enumerable.Range(0, 5000).Select(number => new Finding("SLW005", Severity.Error, "app", $"{number} {new string('ä', 300)}"));

        new MarkdownSummary(_files, _environment).Write(Summary, new FindingsReport { Charts = [new ChartReport("app", "1.0.0", "app") { Findings = [.. findings] }] });

        var text = _files.GetFile(StepSummary).GetTextContent();
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetByteCount(text), Is.InRange(Limit - 2000, Limit));
            Assert.That(text, Does.EndWith("findings.json and index.html have them all._\n"));
            Assert.That(Count(text, "<details>"), Is.EqualTo(Count(text, "</details>")));
            Assert.That(Count(_files.GetFile(Summary).GetTextContent(), "<details>"), Is.EqualTo(5000), "the file itself has all");
        });
    }

    [TestCase(0)]
    [TestCase(50)]
    public void Should_WriteNothing_When_ThereIsNoRoomAtAll(int room) => Assert.That(MarkdownSummary.Text(SampleReport.Make(), room), Is.Empty);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
