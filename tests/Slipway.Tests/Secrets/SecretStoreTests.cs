using System.Text;
using Cake.Core;
using Cake.Testing;
using Slipway.Model;
using Slipway.Secrets;
using Slipway.Tests.Cluster;

namespace Slipway.Tests.Secrets;

[TestFixture]
public sealed class SecretStoreTests
{
    private const string Path = "/api/v1/namespaces/web/secrets/db";

    private static readonly SecretDefinition Definition = new("db", [new("PASSWORD", "DB_PASSWORD"), new("URL", "DB_URL", "pg://u:{PASSWORD}@db/x")]);
    private static readonly EnvironmentDefinition Local = new("local") { Registry = "localhost:5000", GeneratesSecrets = true };
    private static readonly EnvironmentDefinition Staging = new("staging") { Registry = "registry.example.com" };

    private FakeKubeApi _api = null!;
    private FakeEnvironment _environment = null!;
    private FakeFileSystem _files = null!;
    private SecretRedactor _redactor = null!;
    private SecretStore _store = null!;

    [SetUp]
    public void SetUp()
    {
        _api = new FakeKubeApi();
        _environment = FakeEnvironment.CreateUnixEnvironment();
        _files = new FakeFileSystem(_environment);
        _redactor = new SecretRedactor();
        _store = new SecretStore(new SecretSources(_environment, _files, _redactor), _redactor);
    }

    [Test]
    public async Task Should_GenerateOnceAndKeep_When_TheEnvironmentAllowsIt()
    {
        var first = await EnsureAsync(Local);
        var made = await _store.ReadAsync(_api, "web", "db", CancellationToken.None);
        var second = await EnsureAsync(Local);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Change, Is.EqualTo(SecretChange.Created));
            Assert.That(made["PASSWORD"], Has.Length.EqualTo(32));
            Assert.That(made["URL"], Is.EqualTo($"pg://u:{made["PASSWORD"]}@db/x"));
            Assert.That(second, Is.EqualTo(first with { Change = SecretChange.Kept }));
            Assert.That(_api.Changes.Count(), Is.EqualTo(1));
        }
    }

    [Test]
    public void Should_NameTheVariables_When_AValueIsMissingInStaging()
    {
        var thrown = Assert.ThrowsAsync<CakeException>(() => EnsureAsync(Staging));

        Assert.That(
            thrown!.Message,
            Is.EqualTo("Preparing the Secret db in web: staging generates no secrets, and values are missing. Set DB_PASSWORD or DB_PASSWORD_FILE (key PASSWORD)."));
    }

    [Test]
    public async Task Should_EscapeInAddresses_When_AValueHasSpecialCharacters()
    {
        _environment.SetEnvironmentVariable("DB_PASSWORD", "p@ss/word");

        await EnsureAsync(Staging);

        var made = await _store.ReadAsync(_api, "web", "db", CancellationToken.None);
        Assert.That(made["URL"], Is.EqualTo("pg://u:p%40ss%2Fword@db/x"));
    }

    [Test]
    public async Task Should_ReadTheFile_When_AVariableNamesOne()
    {
        _files.CreateFile("/run/password").SetContent("from-file\n");
        _environment.SetEnvironmentVariable("DB_PASSWORD_FILE", "/run/password");

        await EnsureAsync(Staging);

        Assert.That((await _store.ReadAsync(_api, "web", "db", CancellationToken.None))["PASSWORD"], Is.EqualTo("from-file"));
    }

    [Test]
    public async Task Should_ChangeTheSecret_When_AnotherValueIsGiven()
    {
        _environment.SetEnvironmentVariable("DB_PASSWORD", "first-value");
        var first = await EnsureAsync(Staging);
        _environment.SetEnvironmentVariable("DB_PASSWORD", "second-value");

        var second = await EnsureAsync(Staging);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Change, Is.EqualTo(SecretChange.Changed));
            Assert.That(second.Revision, Is.Not.EqualTo(first.Revision));
        }
    }

    [Test]
    public async Task Should_ChangeNothing_When_ItIsADryRun()
    {
        var outcome = await _store.EnsureAsync(_api, "web", Definition, Local, dryRun: true, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Change, Is.EqualTo(SecretChange.Created));
            Assert.That(_api.Changes, Is.Empty);
        }
    }

    [Test]
    public async Task Should_BringEachSecretToEveryNamespace_When_ASystemHasSeveral()
    {
        var system = new SystemDefinition("web") { Namespaces = ["web", "jobs"], Secrets = [Definition, new("cache", [new("KEY", "CACHE_KEY")])] };
        var told = new List<SecretOutcome>();

        var outcomes = await _store.EnsureAllAsync(_api, system, Local, dryRun: false, CancellationToken.None, told.Add);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes.Select(outcome => $"{outcome.Namespace}/{outcome.Name}"), Is.EqualTo(new[] { "web/db", "web/cache", "jobs/db", "jobs/cache" }));
            Assert.That(told, Is.EqualTo(outcomes));
            Assert.That(_api.Changes.Count(), Is.EqualTo(4));
        }
    }

    [Test]
    public async Task Should_TellWhatIsThereAlready_When_ALaterSecretFails()
    {
        var system = new SystemDefinition("web") { Namespaces = ["web"], Secrets = [Definition, new("cache", [new("KEY", "CACHE_KEY")])] };
        _environment.SetEnvironmentVariable("DB_PASSWORD", "given");
        var told = new List<SecretOutcome>();

        await Assert.ThatAsync(() => _store.EnsureAllAsync(_api, system, Staging, dryRun: false, CancellationToken.None, told.Add), Throws.TypeOf<CakeException>());

        Assert.That(told.Select(outcome => outcome.Name), Is.EqualTo(new[] { "db" }));
    }

    [Test]
    public async Task Should_HideTheCanary_When_ItWasGivenGeneratedOrRead()
    {
        const string Canary = "canary-\"7f3a\"/zwölf";
        _environment.SetEnvironmentVariable("DB_PASSWORD", Canary);
        await EnsureAsync(Staging);
        var log = new FakeLog { Verbosity = Cake.Core.Diagnostics.Verbosity.Normal };
        var generated = new SecretSources(_environment, _files, _redactor).Generate();
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary));

        new RedactedLog(log, _redactor).Write(
            Cake.Core.Diagnostics.Verbosity.Normal,
            Cake.Core.Diagnostics.LogLevel.Information,
            "{0} {1} {2} {3} {4}",
            Canary, base64, Uri.EscapeDataString(Canary), System.Text.Json.JsonSerializer.Serialize(Canary), generated);

        Assert.That(log.Entries.Single().Message, Is.EqualTo("*** *** *** \"***\" ***"));
    }

    private Task<SecretOutcome> EnsureAsync(EnvironmentDefinition environment) => _store.EnsureAsync(_api, "web", Definition, environment, dryRun: false, CancellationToken.None);
}
