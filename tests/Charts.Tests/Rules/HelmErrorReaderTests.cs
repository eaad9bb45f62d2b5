using System.Text;
using Cake.Core.IO;
using Slipway.Charts;
using Slipway.Charts.Rendering;
using Slipway.Model;

namespace Charts.Tests.Rules;

/// <summary>What helm 3 and helm 4 write when a chart cannot be rendered, and what the engine makes of it.</summary>
public sealed class HelmErrorReaderTests
{
    private static readonly Chart App = Make(
        ("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"),
        ("values.yaml", "replicas: one\nimage:\n  tag: 1\n  tga: x\nhosts:\n  - a\n  - 2\ndatabase:\n  auth:\n    pasword: x\n"),
        ("values-dev.yaml", "image:\n  tag: 2\n"));

    [TestCase(
        "Error: template: app/templates/config.yaml:6:18: executing \"app/templates/config.yaml\" at <.Values.database.host>: nil pointer evaluating interface {}.host",
        TestName = "helm 3, in one line")]
    [TestCase(
        "Error: app/templates/config.yaml:6:18\n  executing \"app/templates/config.yaml\" at <.Values.database.host>:\n    nil pointer evaluating interface {}.host\n\nUse --debug flag to render out invalid YAML\n",
        TestName = "helm 4, over several lines")]
    public void Should_NameThePlaceAndTheCause_When_ATemplateFails(string error)
    {
        var finding = Read(error).Single();

        Assert.That(finding.Rule, Is.EqualTo("SLW012"));
        Assert.That(finding.Location, Is.EqualTo(new SourceLocation("templates/config.yaml", 6, 18)));
        Assert.That(finding.Message, Is.EqualTo("at <.Values.database.host>: nil pointer evaluating interface {}.host"));
        Assert.That(finding.ValueSet, Is.EqualTo("default"));
    }

    [TestCase(
        "Error: template: app/templates/config.yaml:3:6: executing \"app/templates/config.yaml\" at <include \"app.x\" .>: error calling include: template: app/templates/_h.tpl:3:13: executing \"app.x\" at <.Values.database.host>: nil pointer evaluating interface {}.host",
        TestName = "helm 3, included")]
    [TestCase(
        "Error: app/templates/config.yaml:3:6\n  executing \"app/templates/config.yaml\" at <include \"app.x\" .>:\n    error calling include:\napp/templates/_h.tpl:3:13\n  executing \"app.x\" at <.Values.database.host>:\n    nil pointer evaluating interface {}.host\n",
        TestName = "helm 4, included")]
    public void Should_NameTheInnermostPlace_When_AnIncludedTemplateFails(string error)
    {
        var finding = Read(error).Single();

        Assert.That(finding.Location, Is.EqualTo(new SourceLocation("templates/_h.tpl", 3, 13)));
        Assert.That(finding.Message, Is.EqualTo("at <.Values.database.host>: nil pointer evaluating interface {}.host (included from app/templates/config.yaml:3)"));
    }

    [TestCase("Error: execution error at (app/templates/checks.yaml:1:4): app: these values cannot be deployed:\n  - one\n  - two\n", "templates/checks.yaml:1:4", "app: these values cannot be deployed: - one - two")]
    [TestCase("Error: parse error at (app/templates/config.yaml:3): missing value for if", "templates/config.yaml:3", "missing value for if")]
    [TestCase("Error: YAML parse error on app/templates/config.yaml: error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context", "templates/config.yaml", "error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context")]
    [TestCase("Error: execution error at (app/charts/db/templates/secret.yaml:2:4): no password", "charts/db/templates/secret.yaml:2:4", "no password")]
    public void Should_NameThePlace_When_HelmDoes(string error, string place, string message)
    {
        var finding = Read(error).Single();

        Assert.That(finding.Location?.ToString(), Is.EqualTo(place));
        Assert.That(finding.Message, Is.EqualTo(message));
    }

    [Test]
    public void Should_KeepTheCause_When_AnIncludedNameIsUnknown()
    {
        var finding = Read("Error: app/templates/config.yaml:1:3\n  executing \"app/templates/config.yaml\" at <include \"nope\" .>:\n    error calling include:\ntemplate: no template \"nope\" associated with template \"gotpl\"\n").Single();

        Assert.That(finding.Location, Is.EqualTo(new SourceLocation("templates/config.yaml", 1, 3)));
        Assert.That(finding.Message, Does.EndWith("no template \"nope\" associated with template \"gotpl\""));
    }

    [Test]
    public void Should_UseHelmsWords_When_TheErrorHasNoPlace()
    {
        var finding = Read("Error: Chart.yaml file is missing\n").Single();

        Assert.That(finding.Message, Is.EqualTo("Chart.yaml file is missing"));
        Assert.That(finding.Location, Is.Null);
    }

    [TestCase("")]
    [TestCase("level=WARN msg=\"x\"\nUse --debug flag to render out invalid YAML\n")]
    public void Should_SaySo_When_HelmSaysNothing(string error) => Assert.That(Read(error).Single().Message, Is.EqualTo("helm failed without saying why"));

    [Test]
    public void Should_PlaceEveryValue_When_Helm4ListsThem()
    {
        var findings = Read("""
            Error: values don't meet the specifications of the schema(s) in the following chart(s):
            app:
            - at '/image': validation failed
              - at '/image/tag': got number, want string
              - at '/image': additional properties 'tga' not allowed
            - at '/replicas': got string, want integer
            - at '/hosts/1': got number, want string
            - at '': additional properties 'hosts', 'database' not allowed
            database:
            - at '/auth': additional properties 'pasword' not allowed
            """);

        Assert.That(findings.Select(finding => finding.Rule), Is.All.EqualTo("SLW011"));
        Assert.That(findings.Select(finding => $"{finding.Location} {finding.Message}"), Is.EqualTo(new[]
        {
            "values.yaml:3:3 'image.tag': got number, want string",
            "values.yaml:4:3 'image': additional properties 'tga' not allowed",
            "values.yaml:1:1 'replicas': got string, want integer",
            "values.yaml:7:5 'hosts.1': got number, want string",
            "values.yaml:5:1 additional properties 'hosts' not allowed",
            "values.yaml:8:1 additional properties 'database' not allowed",
            "values.yaml:10:5 'database.auth': additional properties 'pasword' not allowed",
        }));
    }

    [Test]
    public void Should_PlaceEveryValue_When_Helm3ListsThem()
    {
        var findings = Read("""
            Error: values don't meet the specifications of the schema(s) in the following chart(s):
            app:
            - replicas: Invalid type. Expected: integer, given: string
            - image.tag: Invalid type. Expected: string, given: integer
            - (root): Additional property hosts is not allowed
            - image: Additional property tga is not allowed
            """);

        Assert.That(findings.Select(finding => $"{finding.Location} {finding.Message}"), Is.EqualTo(new[]
        {
            "values.yaml:1:1 'replicas': Invalid type. Expected: integer, given: string",
            "values.yaml:3:3 'image.tag': Invalid type. Expected: string, given: integer",
            "values.yaml:5:1 Additional property hosts is not allowed",
            "values.yaml:4:3 'image': Additional property tga is not allowed",
        }));
    }

    [Test]
    public void Should_PlaceTheValueInTheFileOnTop_When_ItIsThere()
    {
        const string Error = "Error: values don't meet the specifications of the schema(s) in the following chart(s):\napp:\n- at '/image/tag': got number, want string\n- at '/replicas': got string, want integer\n";

        var findings = HelmErrorReader.Read(App, App.ValueSets.Single(set => set.Name == "dev"), Error);

        Assert.That(findings.Select(finding => finding.Location?.ToString()), Is.EqualTo(new[] { "values-dev.yaml:2:3", "values.yaml:1:1" }));
        Assert.That(findings.Select(finding => finding.ValueSet), Is.All.EqualTo("dev"));
    }

    private static IReadOnlyList<Finding> Read(string error) => HelmErrorReader.Read(App, App.ValueSets[0], error);

    private static Chart Make(params (string Path, string Text)[] files) =>
        new(new DirectoryPath("/charts/app"), [.. files.Select(file => new ChartFile(file.Path, Encoding.UTF8.GetBytes(file.Text), file.Text.Length))], []);
}
