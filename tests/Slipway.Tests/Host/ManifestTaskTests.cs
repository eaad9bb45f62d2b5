using System.Text.Json.Nodes;

namespace Slipway.Tests.Host;

public sealed class ManifestTaskTests
{
    private const string Privileged = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: c\n      securityContext:\n        privileged: true\n";
    private const string Plain = "apiVersion: v1\nkind: Pod\nmetadata: { name: b }\nspec: { containers: [{ name: c, image: registry.example.com/c:1.0.0 }] }\n";
    private const string Config = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\n";

    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp() => _build = new BuildFixture();

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_NameDocumentObjectCheckAndField_When_APodIsRefused()
    {
        _build.Write("out/pods.yaml", "# made by a tool\n---\n" + Config + "---\n" + Privileged);

        var exitCode = _build.Run("--target=Validate", "--manifests=out", "--pod-security=baseline@1.28");

        var report = Report();
        var finding = report["findings"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(finding["file"]!.GetValue<string>(), Is.EqualTo("out/pods.yaml"));
            Assert.That(finding["document"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(finding["object"]!["name"]!.GetValue<string>(), Is.EqualTo("a"));
            Assert.That(finding["rule"]!.GetValue<string>(), Is.EqualTo("SLW041"));
            Assert.That(finding["check"]!.GetValue<string>(), Is.EqualTo("privileged"));
            Assert.That(finding["severity"]!.GetValue<string>(), Is.EqualTo("error"));
            Assert.That(finding["fieldPath"]!.GetValue<string>(), Is.EqualTo("spec.containers[0].securityContext.privileged"));
            Assert.That(finding["location"]!["line"]!.GetValue<int>(), Is.EqualTo(15));
            Assert.That(Verdicts(report), Is.EqualTo(new[] { "out/pods.yaml 0 c pass", "out/pods.yaml 1 a fail" }));
            Assert.That(_build.Output, Does.Contain("out/pods.yaml:15: error SLW041: Pod/a: the container 'c' is privileged"));
        });
    }

    [TestCase("privileged")]
    [TestCase("baseline@1.33")]
    public void Should_Pass_When_TheStandardAllowsEveryPod(string standard)
    {
        _build.Write("pod.yaml", Plain);

        var exitCode = _build.Run("--target=Validate", "--manifests=pod.yaml", "--pod-security=" + standard);

        Assert.That(exitCode, Is.Zero, _build.Output);
        Assert.That(Verdicts(Report()), Is.EqualTo(new[] { "pod.yaml 0 b pass" }));
    }

    [Test]
    public void Should_ApplyTheRulesOfCharts_When_NoneAreChosen()
    {
        _build.Write("a.yaml", Config);
        _build.Write("b.yaml", Config + "---\n" + Plain);

        var exitCode = _build.Run("--target=Validate", "--manifests=a.yaml", "--manifests=b.yaml");

        var rules = Report()["findings"]!.AsArray().Select(finding => finding!["rule"]!.GetValue<string>()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(rules, Is.SupersetOf(new[] { "SLW015", "SLW017", "SLW024", "SLW025", "SLW053", "SLW057" }));
            Assert.That(Errors(), Is.EqualTo(new[] { "SLW015" }));
            Assert.That(_build.Output, Does.Contain("b.yaml:1: error SLW015: ConfigMap/c: the object is rendered twice, first in a.yaml, document 0"));
            Assert.That(_build.Helm.Commands, Is.Empty);
            Assert.That(_build.Exists("artifacts/reports/junit.xml"), Is.True);
        });
    }

    [Test]
    public void Should_ApplyOnlyTheRulesChosen_When_TheyAreNamed()
    {
        _build.Write("a.yaml", Config + "---\n" + Config.Replace("name: c", "name: Not_Valid", StringComparison.Ordinal));

        _build.Run("--target=Validate", "--manifests=a.yaml", "--rules=slw016,SLW023");

        Assert.That(Report()["findings"]!.AsArray().Select(finding => finding!["rule"]!.GetValue<string>()), Is.EqualTo(new[] { "SLW016" }));
        Assert.That(_build.Read("artifacts/reports/junit.xml"), Does.Contain("SLW016").And.Not.Contain("SLW015"));
    }

    [Test]
    public void Should_LeaveOutWhatWeighsLess_When_ASeverityIsNamed()
    {
        _build.Write("a.yaml", Plain);

        var exitCode = _build.Run("--target=Validate", "--manifests=a.yaml", "--severity=error", "--warnings-as-errors");

        Assert.That(exitCode, Is.Zero, _build.Output);
        Assert.That(Report()["findings"]!.AsArray(), Is.Empty);
    }

    [Test]
    public void Should_ChooseRulesOfCharts_When_TheyAreNamed()
    {
        _build.WriteChart("app");
        _build.Helm.Manifest = "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: Not_Valid\nspec:\n  hostPID: true\n";

        Assert.Multiple(() =>
        {
            Assert.That(_build.Run("--target=Validate", "--rules=SLW024"), Is.Zero, _build.Output);
            Assert.That(_build.Run("--target=Validate", "--pod-security=baseline"), Is.Not.Zero);
            Assert.That(Report()["charts"]![0]!["findings"]!.AsArray().Select(finding => finding!["check"]!.GetValue<string>()), Is.EqualTo(new[] { "hostNamespaces" }));
            Assert.That(_build.Run("--target=Validate", "--pod-security=privileged"), Is.Zero);
        });
    }

    [TestCase("a.yaml", "a: [\n", 2)]
    [TestCase("a.yaml", "apiVersion: v1\nkind: Pod\nkind: Pod\nmetadata: { name: a }\n", 3)]
    [TestCase("a.json", "{\"kind\": \"Pod\",\n \"kind\": \"Pod\"}", 2)]
    [TestCase("a.json", "{\"kind\": \"Pod\",\n", 2)]
    public void Should_FailTheDocument_When_ItCannotBeRead(string file, string text, int line)
    {
        _build.Write(file, text);

        var exitCode = _build.Run("--target=Validate", $"--manifests={file}", "--pod-security=restricted");

        var report = Report();
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(report["findings"]!.AsArray().Select(finding => finding!["rule"]!.GetValue<string>()), Is.EqualTo(new[] { "SLW060" }));
            Assert.That(report["findings"]![0]!["location"]!["line"]!.GetValue<int>(), Is.EqualTo(line));
            Assert.That(report["documents"]!.AsArray().Single()!["verdict"]!.GetValue<string>(), Is.EqualTo("fail"));
        });
    }

    [Test]
    public void Should_ReadTheRest_When_OneDocumentCannotBe()
    {
        _build.Write("a.yaml", Config + "---\na: [\n---\n" + Plain);
        File.WriteAllBytes(_build.Path("b.yaml"), [0xC3, 0x28]);

        _build.Run("--target=Validate", "--manifests=*.yaml", "--pod-security=baseline");

        Assert.That(Verdicts(Report()), Is.EquivalentTo(new[] { "a.yaml 0 c pass", "a.yaml 1 - fail", "a.yaml 2 b pass", "b.yaml 0 - fail" }));
    }

    [Test]
    public void Should_JudgeEveryItem_When_TheInputIsAListOnStandardInput()
    {
        _build.Input.Text = """
            {"apiVersion": "v1", "kind": "PodList", "items": [
              {"metadata": {"name": "x"}, "spec": {"containers": []}},
              {"metadata": {"name": "y"}, "spec": {"hostPID": true, "containers": []}}]}
            """;

        var exitCode = _build.Run("--target=Validate", "--manifests=-", "--pod-security=restricted");

        var report = Report();
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(Verdicts(report), Is.EqualTo(new[] { "- 0 x pass", "- 0 y fail" }));
            Assert.That(report["findings"]!.AsArray().Single()!["item"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(report["documents"]![1]!["hasPod"]!.GetValue<bool>(), Is.True);
        });
    }

    [TestCase("[1]\n", true)]
    [TestCase("text\n", true)]
    [TestCase("apiVersion: v1\nmetadata: { name: a }\n", true)]
    [TestCase("kind: List\nitems: [1]\n", true)]
    [TestCase("apiVersion: v1\nkind: Pod\nspec: {}\n", false)]
    public void Should_RefuseWhatIsNoObjectAndAskForNoName_When_OneStandardIsChecked(string text, bool isRefused)
    {
        _build.Write("a.yaml", text);

        var exitCode = _build.Run("--target=Validate", "--manifests=a.yaml", "--pod-security=restricted");

        Assert.That(exitCode, isRefused ? Is.Not.Zero : Is.Zero, _build.Output);
        Assert.That(Errors(), isRefused ? Is.EqualTo(new[] { "SLW014" }) : Is.Empty);
        Assert.That(_build.Run("--target=Validate", "--manifests=a.yaml"), Is.Not.Zero);
    }

    [Test]
    public void Should_NeedNoHelm_When_ManifestsAreChecked()
    {
        _build.RemoveHelm();
        _build.Write("a.yml", Plain);

        Assert.That(_build.Run("--target=Validate", "--manifests=.", "--pod-security=baseline"), Is.Zero, _build.Output);
    }

    [Test]
    public void Should_PackageNoChart_When_TheDefaultTargetChecksManifests()
    {
        _build.RemoveHelm();
        _build.WriteChart("app");
        _build.Write("a.yml", Plain);

        Assert.That(_build.Run("--manifests=a.yml", "--pod-security=baseline"), Is.Zero, _build.Output);
        Assert.That(_build.Exists("artifacts/charts"), Is.False);
    }

    [Test]
    public void Should_NameTheDocument_When_ASuppressionInItIsUnsound()
    {
        _build.Write("a.yml", Plain + "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    slipway.dev/ignore-SLW016: \"\"\n");

        Assert.That(_build.Run("--target=Validate", "--manifests=a.yml"), Is.EqualTo(1));

        var report = JsonNode.Parse(_build.Read("artifacts/reports/findings.json"))!;
        var finding = report["findings"]!.AsArray().Single(current => (string?)current!["rule"] == "SLW140")!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)finding["file"], Is.EqualTo("a.yml"));
            Assert.That((int?)finding["document"], Is.EqualTo(1));
            Assert.That((string?)report["documents"]![1]!["verdict"], Is.EqualTo("fail"));
            Assert.That(_build.Output, Does.Match(@"a\.yml:\d+: error SLW140: ConfigMap/a: SLW016 is suppressed without a reason"));
        });
    }

    [Test]
    public void Should_FailInTheTestReportToo_When_WhatCannotBeReadWasNotAmongTheRulesChosen()
    {
        _build.Write("a.yml", "a: [1\n");

        Assert.That(_build.Run("--target=Validate", "--manifests=a.yml", "--rules=SLW016"), Is.EqualTo(1));
        Assert.That(_build.Read("artifacts/reports/junit.xml"), Does.Contain("type=\"SLW060\"").And.Contain("failures=\"1\""));
    }

    [Test]
    public void Should_SayOnceThatItIsNoObject_When_ADocumentHasNoKind()
    {
        _build.Write("a.yml", "foo: bar\n");

        _build.Run("--target=Validate", "--manifests=a.yml", "--rules=SLW014,SLW016,SLW017");

        Assert.That(_build.Output, Does.Contain("a.yml:1: error SLW014: the document has no apiVersion, no kind, no metadata.name").And.Contain("1 object: 1 error in"));
    }

    [TestCase("Finding manifests: there is no file or folder 'missing.yaml'.", "--manifests=missing.yaml")]
    [TestCase("Finding manifests: no file matches '*.nothing'.", "--manifests=*.nothing")]
    [TestCase("Finding manifests: there is no .yaml, .yml or .json file in 'bin'.", "--manifests=bin")]
    [TestCase("Checking manifests: there is no document in -.", "--manifests=-")]
    [TestCase("'1.x' is no version. Write a minor version of Kubernetes, such as 1.28, or latest.", "--manifests=-", "--pod-security=restricted@1.x")]
    [TestCase("--rules=SLW99 names no rule.", "--manifests=-", "--rules=SLW99")]
    [TestCase("there is no severity 'warnings'. Did you mean warning?", "--manifests=-", "--severity=warnings")]
    [TestCase("leave out --charts, --system and --env.", "--manifests=-", "--charts=charts")]
    public void Should_SayInOneLineWhatIsWrong_When_TheCommandLineIs(string message, params string[] arguments)
    {
        var exitCode = _build.Run(["--target=Validate", .. arguments]);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(_build.Output, Does.Contain(message).And.Not.Contain("   at "));
    }

    private JsonNode Report() => JsonNode.Parse(_build.Read("artifacts/reports/findings.json"))!;

    private string[] Errors() => [.. Report()["findings"]!.AsArray().Where(finding => finding!["severity"]!.GetValue<string>() == "error").Select(finding => finding!["rule"]!.GetValue<string>())];

    private static string[] Verdicts(JsonNode report) =>
        [.. report["documents"]!.AsArray().Select(document => $"{document!["file"]} {document["document"]} {document["object"]?["name"]?.GetValue<string>() ?? "-"} {document["verdict"]}")];
}
