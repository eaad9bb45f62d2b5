using System.Text.Json;
using Cake.Testing;
using Slipway.Reports;

namespace Slipway.Tests.Reports;

public sealed class FindingsJsonTests
{
    [Test]
    public void Should_HaveTheDocumentedShape_When_Written()
    {
        using var document = JsonDocument.Parse(Write(SampleReport.Make()));

        var root = document.RootElement;
        var chart = root.GetProperty("charts")[2];
        var finding = chart.GetProperty("findings")[1];
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("formatVersion").GetInt32(), Is.EqualTo(1));
            Assert.That(root.GetProperty("tools")[0].GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""), Is.EqualTo("""{"name":"helm","version":"4.1.4"}"""));
            Assert.That(root.GetProperty("totals").EnumerateObject().Select(total => $"{total.Name}={total.Value}"), Is.EqualTo(new[] { "charts=3", "valueSets=11", "objects=309", "errors=2", "warnings=1", "infos=1", "suppressed=0", "failed=True" }));
            Assert.That(root.GetProperty("durationSeconds").GetDouble(), Is.EqualTo(1.23));
            Assert.That(chart.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "name", "version", "directory", "valueSets", "findings" }));
            Assert.That(chart.GetProperty("valueSets")[0].EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "name", "objects", "manifestBytes", "durationSeconds" }));
            Assert.That(finding.GetProperty("rule").GetString(), Is.EqualTo("SLW023"));
            Assert.That(finding.GetProperty("severity").GetString(), Is.EqualTo("error"));
            Assert.That(finding.GetProperty("valueSets").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { "default", "dev", "local", "prod", "staging" }));
            Assert.That(finding.GetProperty("location").EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "file" }));
            Assert.That(finding.GetProperty("object").EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "apiVersion", "kind", "name" }));
            Assert.That(chart.GetProperty("findings").EnumerateArray().Select(item => item.GetProperty("rule").GetString()), Is.EqualTo(new[] { "SLW003", "SLW023", "SLW017", "SLW005" }));
        });
    }

    [Test]
    public void Should_BeTheSame_When_FindingsComeInAnotherOrder()
    {
        var report = SampleReport.Make();
        var reversed = report with { Charts = [.. report.Charts.Select(chart => chart with { Findings = [.. chart.Findings.Reverse()] })] };

        Assert.That(Write(reversed), Is.EqualTo(Write(report)));
    }

    [Test]
    public void Should_NameEveryField_When_TheDocumentSaysWhatTheyMean()
    {
        var documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "findings-json.md"));
        using var document = JsonDocument.Parse(Write(SampleReport.Make()));

        Assert.That(Names(document.RootElement).Distinct(), Is.All.Matches<string>(name => documentation.Contains(name, StringComparison.Ordinal)));
    }

    [Test]
    public void Should_GiveBackEveryFinding_When_KeptBetweenRuns()
    {
        var findings = SampleReport.Make().Charts[2].Findings;

        Assert.That(FindingsJson.Read(FindingsJson.ToBytes(findings)), Is.EqualTo(findings));
        Assert.That(FindingsJson.Read("{ not json"u8), Is.Null);
    }

    [Test]
    public void Should_ReplaceTheFile_When_WrittenAgain()
    {
        var fileSystem = new FakeFileSystem(FakeEnvironment.CreateUnixEnvironment());

        FindingsJson.Write(fileSystem, "/artifacts/reports/findings.json", SampleReport.Make());
        FindingsJson.Write(fileSystem, "/artifacts/reports/findings.json", new FindingsReport { Charts = [] });

        Assert.That(fileSystem.GetFile("/artifacts/reports/findings.json").GetTextContent(), Does.Contain("\"charts\": []").And.EndWith("}\n"));
    }

    private static string Write(FindingsReport report)
    {
        using var stream = new MemoryStream();
        FindingsJson.Write(stream, report);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
