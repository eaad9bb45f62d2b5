using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Slipway.Tests.Host;

/// <summary>The page of a validation, through the real host.</summary>
public sealed partial class PageTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)><!--";

    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp()
    {
        _build = new BuildFixture();
        _build.WriteChart("app");
    }

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_CompareEveryTwoTexts_When_ValueSetsDiffer()
    {
        _build.Helm.Answer = command => command.StartsWith("template", StringComparison.Ordinal)
            ? FakeHelm.Outcome(0, Pod(command.Contains("values-staging.yaml", StringComparison.Ordinal) ? "2" : "1"))
            : null;

        _build.Run("--target=Validate");

        var page = ReadData();
        var chart = page.GetProperty("charts")[0];
        var pod = chart.GetProperty("objects").EnumerateArray().Single(item => item.GetProperty("key").GetString() == "Pod/app");
        var texts = pod.GetProperty("texts").EnumerateArray().Select(index => page.GetProperty("texts")[index.GetInt32()].GetString()!.Split('\n')).ToArray();
        int[] diff = [.. pod.GetProperty("diffs").GetProperty("0-1").EnumerateArray().Select(number => number.GetInt32())];
        Assert.Multiple(() =>
        {
            Assert.That(chart.GetProperty("sets").EnumerateArray().Select(set => set.GetProperty("name").GetString()), Is.EqualTo(new[] { "default", "staging" }));
            Assert.That(pod.GetProperty("sets").EnumerateArray().Select(index => index.GetInt32()), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(texts[0][diff[0]], Is.EqualTo("  - image: app:1"));
            Assert.That(texts[1][diff[2]], Is.EqualTo("  - image: app:2"));
            Assert.That(diff, Has.Length.EqualTo(4));
            Assert.That(chart.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("image").GetString()), Is.EqualTo(new[] { "app:1", "app:2" }));
        });
    }

    [Test]
    public void Should_HaveATextOnce_When_ValueSetsShareIt()
    {
        _build.Run("--target=Validate");

        Assert.That(ReadData().GetProperty("texts").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public void Should_StayData_When_ChartsAreHostile()
    {
        _build.Helm.Manifest = $"---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: '{Hostile}'\ndata:\n  x: '{Hostile}'\n";

        _build.Run("--target=Validate");

        var page = _build.Read("artifacts/reports/index.html");
        var data = ReadData();
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Not.Contain("<img").And.Not.Contain("<!--"));
            Assert.That(ScriptEnd().Count(page), Is.EqualTo(2));
            Assert.That(data.GetProperty("texts")[0].GetString(), Does.Contain(Hostile));
            Assert.That(data.GetProperty("charts")[0].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("message").GetString()), Has.Some.Contains(Hostile));
        });
    }

    [Test]
    public void Should_LoadAndRunNothingElse_When_Opened()
    {
        _build.Run("--target=Validate");

        var page = _build.Read("artifacts/reports/index.html");
        var policy = Policy().Match(page).Groups["policy"].Value;
        Assert.Multiple(() =>
        {
            Assert.That(policy, Does.StartWith("default-src 'none'; "));
            Assert.That(policy, Does.Contain(HashOf(Style().Match(page).Groups["text"].Value)).And.Contain(HashOf(Script().Match(page).Groups["text"].Value)));
            Assert.That(page, Does.Not.Contain(" src=").And.Not.Contain("url("));
        });
    }

    [Test]
    public void Should_HideSecrets_When_ManifestsHoldThem()
    {
        _build.Helm.Manifest = "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  password: aHVudGVyMmh1bnRlcg==\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  text: say hunter2hunter\n  DB_PASSWORD: swordfish\n";

        _build.Run("--target=Validate");

        Assert.That(_build.Read("artifacts/reports/index.html"), Does.Not.Contain("hunter2").And.Not.Contain("aHVudGVy").And.Not.Contain("swordfish").And.Contain("say ***"));
    }

    [Test]
    public void Should_LeaveThePageAsItIs_When_NothingChanged()
    {
        _build.Run("--target=Validate");
        var path = _build.Path("artifacts/reports/index.html");
        File.AppendAllText(path, "<!-- mark -->");
        _build.Run("--target=Validate");
        var unchanged = _build.Read("artifacts/reports/index.html");

        _build.Write("charts/app/values-staging.yaml", "replicas: 4\n");
        _build.Run("--target=Validate");

        Assert.That(unchanged, Does.EndWith("<!-- mark -->"));
        Assert.That(_build.Read("artifacts/reports/index.html"), Does.Not.EndWith("<!-- mark -->"));
    }

    [Test]
    public void Should_WriteEveryReport_When_Validated()
    {
        _build.Run("--target=Validate");

        Assert.That(
            Directory.EnumerateFiles(_build.Path("artifacts/reports")).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "findings.json", "findings.sarif", "index.html", "junit.xml", "summary.md" }), _build.Output);
    }

    private static string Pod(string tag) => $"---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - image: app:{tag}\n      name: app\n";

    private static string HashOf(string text) => "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'";

    private JsonElement ReadData() => JsonSerializer.Deserialize<JsonElement>(Data().Match(_build.Read("artifacts/reports/index.html")).Groups["text"].Value);

    [GeneratedRegex("""<script type="application/json" id="data">(?<text>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(?<text>.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("</script", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptEnd();
}
