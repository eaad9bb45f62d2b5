using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Testing;
using NJsonSchema;
using Slipway.Model;
using Slipway.Reports;
using Slipway.Reports.Sarif;

namespace Slipway.Tests.Reports.Sarif;

/// <summary>Reports are what the standard's own schema asks for. Where the schema comes from is said in the README beside it.</summary>
public sealed class SarifSchemaTests
{
    private static readonly ObjectReference Deployment = new("apps/v1", "Deployment", "shop", "app");

    private JsonSchema _schema = null!;

    private static IEnumerable<TestCaseData> Reports =>
    [
        Report("nothing", new FindingsReport { Charts = [] }),
        Report("a chart with everything", SampleReport.Make()),
        Report("places", Of(
            new Finding("SLW023", Severity.Error, "app", "x") { Object = Deployment, FieldPath = "spec", Location = new SourceLocation("templates/a b%.yaml", 3, 5) },
            new Finding("SLW023", Severity.Warning, "app", "x") { Object = Deployment, Location = new SourceLocation("../../outside/é.yaml", 1) },
            new Finding("SLW005", Severity.Info, "app", "\u0001\ud800 <&> \"quoted\"\n"))),
        Report("suppressed", Of(new Finding("SLW120", Severity.Error, "app", "x") { Suppressed = new Suppression("A singleton.", new DateOnly(2027, 12, 31)) })),
        Report("manifests", new FindingsReport
        {
            Charts =
            [
                new ChartReport("manifests", "", "")
                {
                    Documents = [],
                    Findings =
                    [
                        new Finding("SLW016", Severity.Error, "manifests", "x") { Location = new SourceLocation("a/b.yaml", 12), Document = new DocumentReference("a/b.yaml", 1) },
                        new Finding("SLW016", Severity.Error, "manifests", "x") { Document = new DocumentReference("-", 0) },
                    ],
                },
            ],
        }),
    ];

    private static IEnumerable<TestCaseData> Breaks =>
    [
        Break("no version", root => root.Remove("version")),
        Break("another version", root => root["version"] = "2.0.0"),
        Break("no runs", root => root.Remove("runs")),
        Break("a property that there is not", root => root["surprise"] = 1),
        Break("no tool", root => Run(root).Remove("tool")),
        Break("a tool without a name", root => Run(root)["tool"]!["driver"]!.AsObject().Remove("name")),
        Break("a level that there is not", root => Result(root)["level"] = "fatal"),
        Break("a message without text", root => Result(root)["message"] = new JsonObject { ["text"] = 1 }),
        Break("no message", root => Result(root).Remove("message")),
        Break("an index below all", root => Result(root)["ruleIndex"] = -2),
        Break("line 0", root => Place(root)["region"]!["startLine"] = 0),
        Break("a line as text", root => Place(root)["region"]!["startLine"] = "3"),
        Break("a property of a place that there is not", root => Place(root)["file"] = "a.yaml"),
        Break("a fingerprint that is no text", root => Result(root)["partialFingerprints"]!["slipwayFinding/v1"] = 1),
        Break("a kind of suppression that there is not", root => Result(root)["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "forgotten" })),
        Break("the same tag twice", root => Run(root)["tool"]!["driver"]!["rules"]![0]!["properties"]!["tags"] = new JsonArray("a", "a")),
        Break("column kind", root => Run(root)["columnKind"] = "bytes"),
    ];

    [OneTimeSetUp]
    public async Task ReadSchema() => _schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "tests/Slipway.Tests/Reports/Sarif/sarif-2.1.0.json"));

    [TestCaseSource(nameof(Reports))]
    public void Should_MeetTheSchema_When_Written(FindingsReport report) => Assert.That(_schema.Validate(Write(report)).Select(error => error.ToString()), Is.Empty);

    [TestCaseSource(nameof(Breaks))]
    public void Should_BeNoticed_When_AReportIsBroken(Action<JsonObject> change)
    {
        var root = JsonNode.Parse(Write(SampleReport.Make()))!.AsObject();

        change(root);

        Assert.That(_schema.Validate(root.ToJsonString()), Is.Not.Empty);
    }

    private static string Write(FindingsReport report)
    {
        var environment = FakeEnvironment.CreateUnixEnvironment();
        environment.WorkingDirectory = "/repository/deploy";
        var files = new FakeFileSystem(environment);
        files.CreateDirectory("/repository/.git");
        files.CreateFile("/repository/deploy/charts/app/templates/a b%.yaml");
        files.CreateFile("/repository/deploy/outside/é.yaml");
        using var stream = new MemoryStream();
        new SarifReport(files, environment).Write(stream, report);
        return JsonSerializer.Deserialize<JsonElement>(stream.ToArray()).GetRawText();
    }

    private static FindingsReport Of(params Finding[] findings) => new() { Charts = [new ChartReport("app", "1.0.0", "charts/app") { Findings = findings }] };

    private static JsonObject Run(JsonObject root) => root["runs"]![0]!.AsObject();

    private static JsonObject Result(JsonObject root) => Run(root)["results"]![0]!.AsObject();

    private static JsonObject Place(JsonObject root) => Result(root)["locations"]![0]!["physicalLocation"]!.AsObject();

    private static TestCaseData Report(string name, FindingsReport report) => new TestCaseData(report).SetArgDisplayNames(name);

    private static TestCaseData Break(string name, Action<JsonObject> change) => new TestCaseData(change).SetArgDisplayNames(name);
}
