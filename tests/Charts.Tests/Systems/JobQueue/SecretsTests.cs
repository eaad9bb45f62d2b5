using Charts.Tests.Infrastructure;

namespace Charts.Tests.Systems.JobQueue;

/// <summary>Which secrets the job queue takes, and where from.</summary>
public sealed class SecretsTests
{
    private const string LongKey = "0123456789abcdef0123456789abcdef";

    [TestCase("staging")]
    [TestCase("prod")]
    public void Should_RefuseTheDefaults_When_UsersDependOnTheEnvironment(string environment)
    {
        var findings = Helm.Refuse(new Variant("jobqueue", "secret.existingSecret=") { Set = environment });

        Assert.That(findings, Has.Count.EqualTo(1));
        Assert.That(findings[0].Message, Does.Contain($"secret.apiSecretKey is the documented default, which environment {environment} refuses")
            .And.Contain($"secret.postgresPassword is the documented default, which environment {environment} refuses")
            .And.Contain("name an existing Secret in secret.existingSecret"));
    }

    [Test]
    public void Should_RefuseAnyKeyInValues_When_UsersDependOnTheEnvironment() => Assert.That(
        Helm.Refuse(new Variant("jobqueue", "secret.existingSecret=", $"secret.apiSecretKey={LongKey}", "secret.postgresPassword=own") { Set = "prod" })[0].Message,
        Does.Contain("secret.existingSecret is empty: environment prod takes no key from values"));

    [TestCase("secret.apiSecretKey is empty", "secret.apiSecretKey=")]
    [TestCase("secret.postgresPassword is empty", "secret.postgresPassword=")]
    [TestCase("secret.apiSecretKey has 5 characters, and the API wants at least 32", "secret.apiSecretKey=short")]
    [TestCase("postgresql.auth.password is not read here: set secret.postgresPassword", "postgresql.auth.password=x")]
    [TestCase("postgresql.auth.existingSecret is not read here: set secret.existingSecret", "postgresql.auth.existingSecret=x")]
    [TestCase("name a Secret whose key DATABASE_URL leads to the database", "postgresql.enabled=false")]
    [TestCase("worker.autoscaling.minReplicas (30) is more than maxReplicas (20)", "worker.autoscaling.minReplicas=30")]
    [TestCase("api.ingress.hosts is empty", "api.ingress.enabled=true")]
    public void Should_SayWhy_When_ValuesCannotBeDeployed(string message, string value)
    {
        var findings = Helm.Refuse("jobqueue", value);

        Assert.That(findings, Has.Count.EqualTo(1));
        Assert.That(findings[0].Message, Does.Contain(message));
    }

    [Test]
    public void Should_TakeEverythingFromTheExistingSecret_When_ThereIsOne()
    {
        var set = Helm.Render(new Variant("jobqueue") { Set = "prod" });

        var sources = set.Pods().SelectMany(pod => pod.Environment.Values).Where(value => value.StartsWith("Secret/", StringComparison.Ordinal)).Distinct();

        Assert.That(set.OfKind("Secret"), Is.Empty);
        Assert.That(sources, Is.EquivalentTo(new[] { "Secret/jobqueue-secret:DATABASE_URL", "Secret/jobqueue-secret:API_SECRET_KEY", "Secret/jobqueue-secret:POSTGRES_PASSWORD" }));
    }

    [TestCase("secret.revision=second")]
    [TestCase("secret.existingSecret=other")]
    public void Should_ReplaceThePods_When_TheSecretChanges(string value)
    {
        string Checksum(params string[] values) => Helm.Render("jobqueue", ["secret.existingSecret=first", .. values])
            .One("Deployment", "jobqueue-api").Root.Along("spec.template.metadata.annotations").Strings["checksum/secret"];

        Assert.That(Checksum(value), Is.Not.EqualTo(Checksum()));
    }
}
