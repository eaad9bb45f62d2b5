using System.Text;
using Cake.Core;
using Cake.Testing;
using Slipway.Cluster;
using Slipway.Deployments;
using Slipway.Deployments.Plans;
using static Slipway.Tests.Deployments.Plans.PlanFixture;

namespace Slipway.Tests.Deployments.Plans;

/// <summary>Plants canaries wherever a secret can come from, and looks for them in everything that a plan shows.</summary>
[TestFixture]
public sealed class PlanSecretsTests
{
    private const string Canary = "canary/9f3e+4c";
    private const string Another = "parrot/71bd+aa";

    private static readonly string[] Forms = [.. new[] { Canary, Another }.SelectMany(secret => new[] { secret, Base64(secret), Uri.EscapeDataString(secret) })];

    private PlanFixture _fixture = null!;

    [SetUp]
    public void SetUp() => _fixture = new PlanFixture();

    [Test]
    public async Task Should_ShowNoForm_When_ASecretOfTheChartChanges()
    {
        _fixture.Deploy(Secret("data", Base64(Canary))).Want(Secret("stringData", Another));

        await ShowsNoneAsync(expected: "data.key");
    }

    [Test]
    public async Task Should_ShowNoForm_When_ASecretsValueStandsElsewhereToo()
    {
        _fixture.Deploy(Secret("data", Base64(Canary)), ConfigMap("settings", "one")).Want(Secret("data", Base64(Canary)), ConfigMap("settings", $"http://host/?q={Uri.EscapeDataString(Canary)}"));

        await ShowsNoneAsync(expected: "http://host/?q=***");
    }

    [Test]
    public async Task Should_ShowNoForm_When_AVariablesNameSoundsSecret()
    {
        _fixture.Deploy(Deployment(env: Variable(Canary))).Want(Deployment(env: Variable(Another)));

        await ShowsNoneAsync(expected: "env[API_TOKEN].value");
    }

    [Test]
    public async Task Should_ShowNoForm_When_TheUserSetsIt()
    {
        _fixture.User = new UserValues([], [$"auth.password={Canary}"]);
        _fixture.Deploy(ConfigMap("settings", "one")).Want(ConfigMap("settings", $"'line {Canary} end'"));

        await ShowsNoneAsync(expected: "line *** end");
    }

    [Test]
    public async Task Should_ShowNoForm_When_ItIsInAValueFile()
    {
        _fixture.Files.CreateFile("/mine.yaml").SetContent($"auth:\n  password: {Canary}\nenv:\n  - name: DB_PASSWORD\n    value: {Another}\n");
        _fixture.User = new UserValues(["/mine.yaml"], []);
        _fixture.Deploy(ConfigMap("settings", "one")).Want(ConfigMap("settings", $"'line {Canary} and {Base64(Another)}'"));

        await ShowsNoneAsync(expected: "line *** and ***");
    }

    [Test]
    public async Task Should_ShowNoForm_When_ATextAssignsIt()
    {
        _fixture.Deploy(ConfigMap("settings", "one")).Want(ConfigMap("settings", $"'Host=db;Password={Canary};Port=1'"));

        await ShowsNoneAsync(expected: "Host=db;Password=***;Port=1");
    }

    [Test]
    public void Should_ShowNoForm_When_TheApiQuotesIt()
    {
        _fixture.Want(Secret("data", Base64(Canary)), Deployment(env: Variable(Another)));
        _fixture.Api.Preview = (path, _, _) => throw new KubeApiException($"PATCH {path}: Invalid value: {{{Canary} {Base64(Canary)} {Another}}}: no (status 422)", 422, "Invalid");

        var thrown = Assert.ThrowsAsync<CakeException>(() => _fixture.BuildAsync());

        Assert.That(Forms.Where(form => thrown!.Message.Contains(form, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Should_ShowNoForm_When_AnotherSystemsSecretIsLearnedLater()
    {
        _fixture.Deploy(ConfigMap("settings", "one")).Want(ConfigMap("settings", $"'line {Canary} end'"));
        var plan = await _fixture.PlanAsync();
        _fixture.Redactor.Register(Canary);

        var outputs = _fixture.Outputs(new FieldMask(_fixture.Redactor).Show(plan));

        Assert.That(outputs, Does.Not.Contain(Canary).And.Contain("line *** end"));
    }

    [Test]
    public async Task Should_ShowWhatIsNoSecret_When_ItsNameOnlySaysWhereOneIs()
    {
        _fixture.Deploy(Deployment(env: "[{name: A, valueFrom: {secretKeyRef: {name: first, key: password}}}]")).Want(Deployment(env: "[{name: A, valueFrom: {secretKeyRef: {name: second, key: password}}}]"));

        Assert.That(_fixture.Outputs(await _fixture.PlanAsync()), Does.Contain("secretKeyRef.name: first → second"));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Secret(string field, string value) => $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: hidden\n{field}:\n  key: {value}\n";

    private static string Variable(string value) => $"[{{name: API_TOKEN, value: {value}}}]";

    private async Task ShowsNoneAsync(string expected)
    {
        var outputs = _fixture.Outputs(await _fixture.PlanAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Forms.Where(form => outputs.Contains(form, StringComparison.Ordinal)), Is.Empty);
            Assert.That(outputs, Does.Contain(expected));
        }
    }
}
