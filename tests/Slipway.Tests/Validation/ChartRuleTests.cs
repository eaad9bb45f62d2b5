using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Slipway.Charts;
using Slipway.Model;
using Slipway.Validation;

namespace Slipway.Tests.Validation;

public sealed class ChartRuleTests
{
    private const string Metadata = "apiVersion: v2\nname: app\nversion: 1.0.0\nappVersion: \"1.0.0\"\n";
    private const string Dependency = "dependencies:\n  - name: common\n    version: 0.1.0\n    repository: file://../common\n";
    private const string Remote = "dependencies:\n  - name: common\n    version: 0.1.0\n    repository: https://charts.example.com\n";

    private static readonly SystemDefinition Declared = new("app");

    [TestCase("README.md", "README.md is missing")]
    [TestCase("values.yaml", "values.yaml is missing")]
    [TestCase("templates/configmap.yaml", "templates/ is missing")]
    public void Should_WarnOfStrangersAndRefuseOurOwn_When_ARequiredFileIsMissing(string path, string message)
    {
        var chart = SampleChart.With((path, null));

        var ofStranger = Check("SLW002", chart);
        var ofOurs = Check("SLW002", chart, Declared);

        Assert.That(ofStranger.Select(finding => (finding.Message, finding.Severity)), Is.EqualTo(new[] { (message, Severity.Warning) }));
        Assert.That(ofOurs.Select(finding => (finding.Message, finding.Severity)), Is.EqualTo(new[] { (message, Severity.Error) }));
    }

    [Test]
    public void Should_RefuseAnyChart_When_ChartYamlIsMissing()
    {
        var findings = Check("SLW002", SampleChart.With(("Chart.yaml", null)));

        Assert.That(findings.Single().Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void Should_AskForSchemaAndValueFiles_When_DeclaredOnly()
    {
        var system = Declared with { Expectations = new ChartExpectations { ValueSets = ["dev", "prod"] } };
        var chart = SampleChart.With(("values.schema.json", null), ("values-dev.yaml", "replicas: 2\n"));

        Assert.That(Check("SLW002", chart), Is.Empty);
        Assert.That(Check("SLW002", chart, system).Select(finding => finding.Location!.File), Is.EqualTo(new[] { "values-prod.yaml", "values.schema.json" }));
    }

    [TestCase(Metadata + "type: library\n")]
    [TestCase(Metadata + Dependency)]
    public void Should_DoWithoutTemplates_When_TheChartHasReason(string metadata) =>
        Assert.That(Check("SLW002", SampleChart.With(("Chart.yaml", metadata), ("templates/configmap.yaml", null)), Declared), Is.Empty);

    [TestCase("name: app\nversion: 1.0.0\nappVersion: '1'\n", 1, "apiVersion is missing", Severity.Error)]
    [TestCase("apiVersion: v1\nname: app\nversion: 1.0.0\nappVersion: '1'\n", 1, "apiVersion is 'v1'", Severity.Warning)]
    [TestCase("apiVersion: v3\nname: app\nversion: 1.0.0\nappVersion: '1'\n", 1, "apiVersion is 'v3'", Severity.Error)]
    [TestCase("apiVersion: v2\nversion: 1.0.0\nappVersion: '1'\n", 1, "name is missing", Severity.Error)]
    [TestCase("apiVersion: v2\nname: app\nappVersion: '1'\n", 1, "version is missing", Severity.Error)]
    [TestCase("apiVersion: v2\nname: app\nversion: 1.2\nappVersion: '1'\n", 3, "the version '1.2' is no semantic version", Severity.Error)]
    [TestCase("apiVersion: v2\nname: app\nversion: 1.0.0\n", 1, "appVersion is missing", Severity.Warning)]
    [TestCase("apiVersion: v2\nname: app\nversion: 1.0.0\nappVersion: 1.10\n", 4, "appVersion 1.10 is no string", Severity.Error)]
    [TestCase(Metadata + "kubeVersion: latest\n", 5, "kubeVersion 'latest' is no range", Severity.Error)]
    [TestCase(Metadata + "type: app\n", 5, "the type 'app' is neither", Severity.Error)]
    [TestCase(Metadata + "dependencies:\n  - version: 1.0.0\n", 6, "a dependency has no name", Severity.Error)]
    [TestCase(Metadata + "dependencies:\n  - name: x\n", 6, "'x' has no version", Severity.Error)]
    [TestCase(Metadata + "dependencies:\n  - name: x\n    version: new\n", 6, "which is no range", Severity.Error)]
    [TestCase(Metadata + "dependencies:\n  - { name: x, version: 1 }\n  - { name: x, version: 2 }\n", 7, "two dependencies are used as 'x'", Severity.Error)]
    [TestCase("- a list\n", 1, "no mapping", Severity.Error)]
    public void Should_NameFieldAndLine_When_ChartYamlIsUnsound(string metadata, int line, string message, Severity severity)
    {
        var finding = Check("SLW005", SampleChart.With(("Chart.yaml", metadata))).Single();

        Assert.That(finding.Message, Does.Contain(message));
        Assert.That(finding.Location, Is.EqualTo(new SourceLocation("Chart.yaml", line)));
        Assert.That(finding.Severity, Is.EqualTo(severity));
    }

    [TestCase("my_app", "my_app", Severity.Error, 1)]
    [TestCase("my app", "my app", Severity.Error, 1)]
    [TestCase("app", "other", Severity.Error, 1)]
    [TestCase("app", "app", Severity.Error, 0)]
    public void Should_CheckTheName_When_DeclaredOrNot(string name, string folder, Severity declared, int count)
    {
        var files = new Dictionary<string, string>(SampleChart.Files) { ["Chart.yaml"] = Metadata.Replace("name: app", $"name: {name}", StringComparison.Ordinal) };
        var chart = SampleChart.Of(files, folder);

        var ofOurs = Check("SLW005", chart, Declared);
        var ofStranger = Check("SLW005", chart);

        Assert.That(ofOurs.Select(finding => finding.Severity), Is.EqualTo(Enumerable.Repeat(declared, count)));
        Assert.That(ofStranger.Select(finding => finding.Severity), Is.EqualTo(Enumerable.Repeat(name == "my app" ? Severity.Error : Severity.Warning, count)));
    }

    [TestCase(Dependency, false, Severity.Warning)]
    [TestCase(Dependency, true, Severity.Warning)]
    [TestCase(Remote, false, Severity.Warning)]
    [TestCase(Remote, true, Severity.Error)]
    public void Should_WeighAMissingLock_When_DependenciesAreHereOrElsewhere(string dependencies, bool isDeclared, Severity severity)
    {
        var finding = Check("SLW007", SampleChart.With(("Chart.yaml", Metadata + dependencies)), isDeclared ? Declared : null).Single();

        Assert.That(finding.Message, Does.Contain("Chart.lock is missing"));
        Assert.That(finding.Severity, Is.EqualTo(severity));
    }

    [TestCase("dependencies: []\ndigest: sha256:0\n", "'common' of Chart.yaml is not locked")]
    [TestCase("dependencies:\n- { name: common, version: 0.2.0 }\ndigest: sha256:0\n", "'common' is locked at 0.2.0, and Chart.yaml asks for 0.1.0")]
    [TestCase("dependencies:\n- { name: common, version: 0.1.0 }\n- { name: redis, version: 1.0.0 }\ndigest: sha256:0\n", "'redis' is locked, and is no dependency")]
    [TestCase("dependencies:\n- { name: common, version: 0.1.0, repository: 'file://../common' }\ndigest: sha256:0\n", "the digest does not fit")]
    [TestCase("", "'common' of Chart.yaml is not locked")]
    public void Should_SayWhatDiffers_When_TheLockIsNotInStep(string text, string message)
    {
        var findings = Check("SLW007", SampleChart.With(("Chart.yaml", Metadata + Dependency), ("Chart.lock", text)));

        Assert.That(findings.Select(finding => finding.Message), Has.One.Contains(message));
        Assert.That(findings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Should_KnowTheDigestOfHelm_When_DependenciesUseEveryField()
    {
        // Written by helm 4.1.4: helm dependency update, with charts for both in the next folder.
        const string Dependencies = "dependencies:\n  - name: common\n    version: 0.1.0\n    repository: file://../common\n"
            + "  - name: postgresql\n    version: 0.1.0\n    repository: file://../postgresql\n    condition: postgresql.enabled\n";
        const string Lock = "dependencies:\n- name: common\n  repository: file://../common\n  version: 0.1.0\n- name: postgresql\n  repository: file://../postgresql\n  version: 0.1.0\n"
            + "digest: sha256:cb660f8c2cd5c9a34a35e9ae75d838a7f29e9b1cc18cc3aea5803c7dbd3a81d4\ngenerated: \"2026-11-20T23:49:41Z\"\n";

        Assert.That(Check("SLW007", SampleChart.With(("Chart.yaml", Metadata + Dependencies), ("Chart.lock", Lock))), Is.Empty);
    }

    [Test]
    public void Should_LeaveOldChartsAlone_When_TheyKeepDependenciesElsewhere() =>
        Assert.That(Check("SLW007", SampleChart.With(("Chart.yaml", Metadata.Replace("v2", "v1", StringComparison.Ordinal) + Dependency))), Is.Empty);

    [Test]
    public void Should_AskForTheTable_When_DeclaredOnly()
    {
        var chart = SampleChart.With(("README.md", "# app\n"));

        Assert.That(Check("SLW008", chart), Is.Empty);
        Assert.That(Check("SLW008", chart, Declared).Single().Message, Does.Contain("the table of values is missing"));
    }

    [Test]
    public void Should_NameTheLine_When_TheTableIsStaleOrAValueHasNoDescription()
    {
        var chart = SampleChart.With(("values.yaml", "# -- Number of pods\nreplicas: 1\ndebug: false\n"));

        var findings = Check("SLW008", chart);

        Assert.That(findings.Select(finding => finding.Location!.ToString()), Is.EqualTo(new[] { "README.md:7", "values.yaml:3" }));
        Assert.That(findings.Select(finding => finding.Severity), Is.EqualTo(new[] { Severity.Error, Severity.Warning }));
    }

    [Test]
    public void Should_TakeTheTable_When_CheckedOutWithCarriageReturns() =>
        Assert.That(Check("SLW008", SampleChart.With(("README.md", SampleChart.Files["README.md"].ReplaceLineEndings("\r\n")))), Is.Empty);

    [Test]
    public void Should_NameEachUse_When_NothingDefinesIt()
    {
        var chart = SampleChart.With(("templates/service.yaml", "{{- if .Values.on }}\n{{ include \"a\" . }}{{ template \"b\" . }}\n{{- end }}\n"));

        var findings = Check("SLW010", chart);

        Assert.That(findings.Select(finding => (finding.Location!.ToString(), finding.Message.Split('\'')[1])), Is.EqualTo(new[] { ("templates/service.yaml:2", "a"), ("templates/service.yaml:2", "b") }));
    }

    [Test]
    public void Should_FindDefinitions_When_TheyAreInDependencies()
    {
        var chart = SampleChart.With(
            ("templates/a.yaml", "{{ include \"local.x\" . }}{{ include \"vendored.x\" . }}{{ include \"packaged.x\" . }}"),
            ("charts/vendored/templates/_x.tpl", "{{ define \"vendored.x\" }}{{ end }}"));
        var withPackage = new Chart(chart.Directory, [.. chart.Files, SampleChart.File("charts/packaged-1.0.0.tgz", Package("packaged/templates/_x.tpl", "{{ define \"packaged.x\" }}{{ end }}"))], []);
        var local = SampleChart.With(("templates/_x.tpl", "{{ define \"local.x\" }}{{ end }}"));

        var findings = RuleCatalog.ChartRules.Single(rule => rule.Rule.Id == "SLW010").Check(new ChartSubject(withPackage, null) { Dependencies = [local] });

        Assert.That(findings, Is.Empty);
    }

    [Test]
    public void Should_GoOn_When_APackageIsDamaged()
    {
        var chart = SampleChart.With(("templates/a.yaml", "{{ include \"x\" . }}"), ("charts/packaged-1.0.0.tgz", "this is no package"));

        Assert.That(Check("SLW010", chart), Has.Length.EqualTo(1));
    }

    [Test]
    public void Should_AskForDeclaredHelpers_When_TheChartDoesNotDefineThem()
    {
        var system = Declared with { Expectations = new ChartExpectations { Helpers = ["app.name", "app.labels"] } };

        var findings = Check("SLW010", SampleChart.With(("templates/_helpers.tpl", "{{ define \"app.name\" }}{{ end }}")), system);

        Assert.That(findings.Single().Message, Does.Contain("'app.labels'"));
    }

    [Test]
    public void Should_NameTheValueSet_When_ARequiredValueIsMissing()
    {
        var system = Declared with { Expectations = new ChartExpectations { Values = ["replicas", "image"] } };
        var chart = SampleChart.With(("values-dev.yaml", "image: app\nreplicas: null\n"), ("values-prod.yaml", "not: [yaml\n"), ("ci/bare-values.yaml", "replicas: null\n"));

        var findings = Check("SLW019", chart, system);

        Assert.That(
            findings.Select(finding => (finding.ValueSet, finding.Location!.ToString(), finding.Message)),
            Is.EqualTo(new[]
            {
                ("default", "values.yaml", "the required value 'image' is missing"),
                ("dev", "values-dev.yaml:2", "the required value 'replicas' is taken away by a null"),
            }));
    }

    private static Finding[] Check(string id, Chart chart, SystemDefinition? system = null) =>
        [.. RuleCatalog.ChartRules.Single(rule => rule.Rule.Id == id).Check(new ChartSubject(chart, system))];

    private static byte[] Package(string path, string text)
    {
        using var package = new MemoryStream();
        using (var zipped = new GZipStream(package, CompressionLevel.Fastest))
        using (var archive = new TarWriter(zipped))
        {
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return package.ToArray();
    }
}
