using System.Text;

namespace Slipway.Tests.Host;

/// <summary>Bad input of every sort that needs no helm to be noticed. Beside the bad chart there is always a good one, which is still reported.</summary>
public sealed class BadInputTests
{
    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp()
    {
        _build = new BuildFixture();
        _build.WriteChart("app");
        _build.WriteChart("good");
    }

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_Name_Line_And_Column_When_A_Value_File_Is_No_Yaml()
    {
        _build.Write("charts/app/values-staging.yaml", "replicas: 2\n  image: app\n");

        Expect("charts/app/values-staging.yaml:2:8: error SLW003: ");
        Assert.That(_build.Helm.Commands, Has.None.Contains("app/values-staging.yaml"), "a file that is no YAML is not given to helm");
    }

    [TestCase("just a text\n")]
    [TestCase("- a\n- b\n")]
    public void Should_Name_Line_And_Column_When_A_Value_File_Holds_No_Keys(string text)
    {
        _build.Write("charts/app/values-staging.yaml", text);

        Expect("charts/app/values-staging.yaml:1:1: error SLW003: values are a mapping of keys, and this is none");
        Assert.That(_build.Helm.Commands, Has.None.Contains("app/values-staging.yaml"), "helm would speak of Go's types");
    }

    [TestCase("")]
    [TestCase("# nothing yet\n")]
    [TestCase("~\n")]
    public void Should_Take_A_Value_File_Without_Values(string text)
    {
        _build.Write("charts/app/values-staging.yaml", text);

        Assert.That(_build.Run("--target=Validate"), Is.Zero, _build.Output);
    }

    [Test]
    public void Should_Name_Both_Lines_When_A_Key_Stands_Twice()
    {
        _build.Write("charts/app/values.yaml", "# -- Replicas\nreplicas: 1\n# -- Replicas again\nreplicas: 2\n");

        Expect("charts/app/values.yaml:4:1: error SLW004: the key 'replicas' stands twice; the first one, in line 2, is lost");
    }

    [Test]
    public void Should_Say_What_Is_Missing_When_A_Dependency_Is()
    {
        _build.Write("charts/app/Chart.yaml", _build.Read("charts/app/Chart.yaml") + "dependencies:\n  - name: redis\n    version: 1.2.3\n    repository: https://charts.example.com\n");

        Expect("charts/app/Chart.yaml:8: error SLW006: the dependency 'redis' (1.2.3 from https://charts.example.com) is missing from charts/");
    }

    [Test]
    public void Should_Say_Where_When_A_Local_Dependency_Is_Not_There()
    {
        _build.Write("charts/app/Chart.yaml", _build.Read("charts/app/Chart.yaml") + "dependencies:\n  - name: common\n    version: 1.2.3\n    repository: file://../common\n");

        Expect("charts/app/Chart.yaml:8: error SLW006: the dependency 'common' is not at file://../common: there is no Chart.yaml");
    }

    [Test]
    public void Should_End_When_Local_Dependencies_Form_A_Loop()
    {
        _build.Write("charts/app/Chart.yaml", _build.Read("charts/app/Chart.yaml") + "dependencies:\n  - name: app\n    version: 1.0.0\n    repository: file://../app\n");

        Expect("error SLW006: the dependency 'app' depends on this chart itself: a loop");
    }

    [Test]
    public void Should_Say_What_Is_Missing_When_A_Chart_Has_No_Metadata()
    {
        File.Delete(_build.Path("charts/app/Chart.yaml"));

        Expect("error SLW002: ");
        Assert.That(_build.Output, Does.Contain("Chart.yaml"));
    }

    [Test]
    public void Should_Refuse_A_Value_File_Of_20_Megabytes()
    {
        _build.Write("charts/app/values-staging.yaml", string.Concat("text: ", new string('x', 20 * 1024 * 1024)));

        Expect("charts/app/values-staging.yaml: error SLW001: the file has 20 MiB, and helm loads files up to 5 MiB");
        Assert.That(_build.Helm.Commands, Has.None.Contains("charts/app"), "helm would refuse the whole chart in other words");
    }

    [Test]
    public void Should_Name_The_Byte_When_A_Value_File_Is_No_Utf8()
    {
        File.WriteAllBytes(_build.Path("charts/app/values-staging.yaml"), Encoding.Latin1.GetBytes("greeting: Grüße\n"));

        Expect("charts/app/values-staging.yaml: error SLW001: the file is not UTF-8: byte 0xFC at offset 12");
    }

    [Test]
    public void Should_End_When_Links_Form_A_Loop()
    {
        File.CreateSymbolicLink(_build.Path("charts/app/templates/again"), _build.Path("charts/app"));

        Expect("charts/app/templates/again: error SLW001: the link leads back to a folder above it: a loop");
        Assert.That(_build.Helm.Commands, Has.None.Contains("charts/app"), "helm would refuse the whole chart in other words");
    }

    [Test]
    public void Should_Say_So_When_A_Chart_Renders_Nothing()
    {
        _build.Helm.Answer = command => command.StartsWith("template", StringComparison.Ordinal) && command.Contains("charts/app", StringComparison.Ordinal)
            ? FakeHelm.Outcome(0, "---\n# Source: app/templates/config.yaml\n\n")
            : null;

        Expect("error SLW013: no template renders an object (in 2 of 2 value sets)");
    }

    [Test]
    public void Should_Say_So_When_A_Template_Fails()
    {
        const string Message = "Error: app/templates/config.yaml:5:15\n  executing \"app/templates/config.yaml\" at <.Values.nothing.deeper>:\n    nil pointer evaluating interface {}.deeper\n\nUse --debug flag to render out invalid YAML\n";
        _build.Helm.Answer = command => command.StartsWith("template", StringComparison.Ordinal) && command.Contains("charts/app", StringComparison.Ordinal)
            ? FakeHelm.Outcome(1, error: Message)
            : null;

        Expect("charts/app/templates/config.yaml:5:15: error SLW012: at <.Values.nothing.deeper>: nil pointer evaluating interface {}.deeper (in 2 of 2 value sets)");
    }

    [Test]
    public void Should_Name_The_Line_Of_The_Value_When_It_Breaks_The_Schema()
    {
        const string Message = "Error: values don't meet the specifications of the schema(s) in the following chart(s):\napp:\n- at '/replicas': got string, want integer\n- at '': additional properties 'replicsa' not allowed\n";
        _build.Write("charts/app/values-staging.yaml", "replicsa: 2\nreplicas: two\n");
        _build.Helm.Answer = command => command.StartsWith("template", StringComparison.Ordinal) && command.Contains("app/values-staging.yaml", StringComparison.Ordinal)
            ? FakeHelm.Outcome(1, error: Message)
            : null;

        Expect("charts/app/values-staging.yaml:2:1: error SLW011: 'replicas': got string, want integer (in staging)");
        Assert.That(_build.Output, Does.Contain("charts/app/values-staging.yaml:1:1: error SLW011: additional properties 'replicsa' not allowed (in staging)"));
    }

    [Test]
    public void Should_Say_How_To_Install_Helm_When_It_Is_Missing()
    {
        _build.RemoveHelm();

        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain("Finding helm").And.Contain("Linux:").And.Contain("macOS:").And.Contain("Windows:"));
            Assert.That(_build.Output, Does.Not.Contain("   at "));
        });
    }

    [Test]
    public void Should_Say_Which_Helm_Is_Needed_When_It_Is_Too_Old()
    {
        _build.Helm.Version = "v3.13.9";

        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain("3.13.9").And.Contain("3.14"));
            Assert.That(_build.Output, Does.Not.Contain("   at "));
        });
    }

    [Test]
    public void Should_Fail_When_The_Folder_Is_Not_There()
    {
        var exitCode = _build.Run("--target=Validate", "--charts=nowhere");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain("Finding charts: there is no folder").And.Contain("nowhere"));
        });
    }

    private void Expect(string line)
    {
        var exitCode = _build.Run("--target=Validate");

        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(_build.Output, Does.Contain(line));
            Assert.That(_build.Output, Does.Not.Contain("   at "), "no stack trace");
            Assert.That(_build.Output, Does.Contain("good 1.0.0: no findings"), "the other chart is reported too");
        });
    }
}
