using Cake.Testing;
using NSubstitute;
using Slipway.Model;
using Slipway.Reports;
using Spectre.Console;

namespace Slipway.Tests.Reports;

public sealed class ConsoleReportTests
{
    [TestCase(80)]
    [TestCase(100)]
    [TestCase(140)]
    public void Should_FitTheTerminal_When_ItIsNarrowOrWide(int width)
    {
        var text = Render(SampleReport.Make(), width, isPlain: false);

        TestContext.Out.WriteLine(text);
        Assert.That(text.Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(width));
        Assert.That(text, Does.Contain("SLW023").And.Contain("5 of 6").And.Contain("[yet]"));
    }

    [Test]
    public void Should_PutTheWorstFirst_When_ChartsAndFindingsDiffer()
    {
        var text = Render(SampleReport.Make(), 140, isPlain: false);

        string[] inOrder = ["task-system 0.1.0", "SLW003", "SLW023", "SLW017", "SLW005", "ok common 0.1.0", "ok jobqueue 1.2.0", "Manifest size", "3 charts, 11 value sets, 309 objects: 2 errors, 1 warning, 1 info in 1.23 s"];
        Assert.That(inOrder.Select(part => text.IndexOf(part, StringComparison.Ordinal)), Is.Ordered.And.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public void Should_WriteOneLineForEachFinding_When_Plain()
    {
        var lines = Render(SampleReport.Make(), 40, isPlain: true).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        TestContext.Out.WriteLine(string.Join('\n', lines));
        Assert.That(lines, Is.EqualTo(new[]
        {
            "task-system 0.1.0: 2 errors, 1 warning, 1 info; 6 value sets, 204 objects",
            "  charts/task-system/values-prod.yaml:12:9: error SLW003: mapping values are not allowed here \uFFFD",
            "    Mend the file at the place named.",
            "  charts/task-system/templates/task-executor.yaml: error SLW023: Deployment/task-executor: the container 'task-executor' has no livenessProbe and no readinessProbe [yet] (in 5 of 6 value sets)",
            "    Add the probe: an HTTP path, a port or a command that tells whether the program works.",
            "  charts/task-system/templates/ui-service.yaml: warning SLW017: Service/ui in task-system-master: recommended labels are missing: helm.sh/chart (in prod)",
            "  task-system: info SLW005: the chart has no icon",
            "common 0.1.0: no findings; not rendered",
            "jobqueue 1.2.0: no findings; 5 value sets, 105 objects",
            "manifest size   default     local       dev   staging      prod",
            "jobqueue       29.3 KiB  30.3 KiB  31.3 KiB  32.2 KiB  33.2 KiB",
            "task-system    50.8 KiB  52.2 KiB  53.7 KiB  55.2 KiB  56.6 KiB",
            "3 charts, 11 value sets, 309 objects: 2 errors, 1 warning, 1 info in 1.23 s",
        }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Should_ShowNoSize_When_AValueSetDidNotRender(bool isPlain)
    {
        ValueSetReport[] sets = [new("default", 2, 1024, TimeSpan.Zero), new("prod", 0, 0, TimeSpan.Zero)];
        var report = new FindingsReport { Charts = [new ChartReport("app", "1.0.0", "app") { ValueSets = sets }] };

        var text = Render(report, 80, isPlain);

        Assert.That(text, Does.Contain("1.0 KiB").And.Not.Contain("0 B"));
    }

    [TestCase(true, true, null, false)]
    [TestCase(false, true, null, true)]
    [TestCase(true, false, null, true)]
    [TestCase(true, true, "true", true)]
    public void Should_ChooseTheForm_When_TheOutputIsATerminalOrNot(bool isTerminal, bool hasAnsi, string? ci, bool isPlain)
    {
        var environment = FakeEnvironment.CreateUnixEnvironment();
        if (ci is not null)
        {
            environment.SetEnvironmentVariable("CI", ci);
        }

        var console = Console(TextWriter.Null, 80, hasAnsi, isTerminal);

        Assert.That(ConsoleReport.ShouldBePlain(console, environment), Is.EqualTo(isPlain));
    }

    [TestCase(0, "0 B")]
    [TestCase(1023, "1023 B")]
    [TestCase(1536, "1.5 KiB")]
    [TestCase(3 * 1024 * 1024, "3.0 MiB")]
    public void Should_PrintSizes_When_SmallOrLarge(long bytes, string text) => Assert.That(ReportText.Size(bytes), Is.EqualTo(text));

    [Test]
    public void Should_PassOrFail_When_WarningsCountOrNot()
    {
        var report = new FindingsReport { Charts = [new ChartReport("a", "1.0.0", "a") { Findings = [new Finding("SLW017", Severity.Warning, "a", "x")] }] };

        Assert.That(report.IsFailed, Is.False);
        Assert.That((report with { FailsAt = Severity.Warning }).IsFailed, Is.True);
    }

    private static string Render(FindingsReport report, int width, bool isPlain)
    {
        using var writer = new StringWriter();
        new ConsoleReport(Console(writer, width, hasAnsi: false, isTerminal: true)).Write(report, isPlain);
        return writer.ToString();
    }

    private static IAnsiConsole Console(TextWriter writer, int width, bool hasAnsi, bool isTerminal)
    {
        var output = Substitute.For<IAnsiConsoleOutput>();
        output.Writer.Returns(writer);
        output.IsTerminal.Returns(isTerminal);
        output.Width.Returns(width);
        output.Height.Returns(50);
        return AnsiConsole.Create(new AnsiConsoleSettings { Ansi = hasAnsi ? AnsiSupport.Yes : AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = output });
    }
}
