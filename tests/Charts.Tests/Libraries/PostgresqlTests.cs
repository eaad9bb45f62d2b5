using System.Text;
using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Libraries;

/// <summary>The PostgreSQL chart on its own.</summary>
public sealed class PostgresqlTests
{
    [Test]
    public void Should_MakeOneServerWithItsSecret_When_NothingIsSet()
    {
        var set = Helm.Render("postgresql");

        Assert.That(set.Objects.Select(item => $"{item.Kind}/{item.Name}"), Is.EquivalentTo(new[]
        {
            "Secret/postgresql-auth", "Service/postgresql", "Service/postgresql-headless", "StatefulSet/postgresql", "NetworkPolicy/postgresql",
            "NetworkPolicy/postgresql-test", "Pod/postgresql-test",
        }));
        Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String(set.One("Secret", "postgresql-auth").Root.Along("data.password")!.Text!)), Is.EqualTo("postgres123"));
        Assert.That(set.One("StatefulSet", "postgresql").OnlyPod.Environment, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["POSTGRES_USER"] = "postgres",
            ["POSTGRES_DB"] = "postgres",
            ["POSTGRES_PASSWORD"] = "Secret/postgresql-auth:password",
            ["PGDATA"] = "/var/lib/postgresql/data/pgdata",
        }));
    }

    [Test]
    public void Should_TakeSecretClassAndDigest_When_Given()
    {
        var set = Helm.Render(new Variant("postgresql") { Set = "ci-existing-secret" });

        var server = set.One("StatefulSet", "postgres");
        var claim = server.Root.Along("spec.volumeClaimTemplates").ItemsOrNone().Single();

        Assert.That(set.OfKind("Secret"), Is.Empty);
        Assert.That(server.OnlyPod.Environment["POSTGRES_PASSWORD"], Is.EqualTo("Secret/app-database:POSTGRES_PASSWORD"));
        Assert.That(server.OnlyPod.Main.Image, Is.EqualTo($"localhost:5000/library/postgres@sha256:{new string('0', 64)}"));
        Assert.That(claim["spec"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("{ accessModes: [ReadWriteOnce], storageClassName: ssd, resources: { requests: { storage: 10Gi } } }")));
        Assert.That(server.OnlyPod.Specification["nodeSelector"].Strings, Contains.Key("kubernetes.io/os"));
    }

    [Test]
    public void Should_KeepDataInThePod_When_PersistenceIsOff()
    {
        var server = Helm.Render("postgresql", "persistence.enabled=false").One("StatefulSet", "postgresql");

        Assert.That(server.Root.Along("spec.volumeClaimTemplates"), Is.Null);
        Assert.That(server.OnlyPod.Specification["volumes"].ItemsOrNone().Select(volume => volume["name"]?.Text), Is.EquivalentTo(new[] { "data", "run", "tmp" }));
    }

    [Test]
    public void Should_LetNamedClientsIn_When_PoliciesAreOn()
    {
        var policy = Helm.Render("postgresql", "networkPolicy.clients[0].app=api", "tests.enabled=false").One("NetworkPolicy", "postgresql");

        Assert.That(policy.Root.Along("spec.ingress").Canonical, Is.EqualTo(
            ManifestExtensions.Yaml("[{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 5432, protocol: TCP }] }]")));
        Assert.That(policy.Root.Along("spec.egress"), Is.Null);
    }

    [Test]
    public void Should_LetNobodyIn_When_NoClientIsNamed() =>
        Assert.That(Helm.Render("postgresql", "tests.enabled=false").One("NetworkPolicy", "postgresql").Root.Along("spec.ingress"), Is.Null);

    [TestCase("startupProbe", 300, 1)]
    [TestCase("livenessProbe", 6, 10)]
    [TestCase("readinessProbe", 3, 2)]
    public void Should_AskTheServerOverTcp_When_Probed(string name, int failures, int period)
    {
        var probe = Helm.Render("postgresql").One("StatefulSet", "postgresql").OnlyPod.Main.Node[name];

        Assert.That(probe.Along("exec.command").Texts, Is.SupersetOf(new[] { "pg_isready", "--host=127.0.0.1" }));
        Assert.That(probe.Along("failureThreshold").AsInteger(), Is.EqualTo(failures));
        Assert.That(probe.Along("periodSeconds").AsInteger(), Is.EqualTo(period));
    }

    [Test]
    public void Should_GiveThePodAName_When_NotReadyToo()
    {
        var service = Helm.Render("postgresql").One("Service", "postgresql-headless");

        Assert.That(service.Root.Along("spec.clusterIP")?.Text, Is.EqualTo("None"));
        Assert.That(service.Root.Along("spec.publishNotReadyAddresses").AsBoolean(), Is.True);
    }

    [Test]
    public void Should_RenderNothing_When_TheParentDoes() => Assert.That(Helm.Render("postgresql", "renderedByParent=true").Objects, Is.Empty);

    [TestCase("auth.password is the documented default, which environment prod refuses", "environment=prod")]
    [TestCase("auth.password is the documented default, which environment staging refuses", "environment=staging")]
    [TestCase("auth.password is empty: name an existing Secret in auth.existingSecret, or set auth.password", "auth.password=")]
    public void Should_RefuseThePassword_When_DefaultOrEmpty(string message, string value) =>
        Assert.That(Helm.Refuse("postgresql", value).Single().Message, Does.Contain(message));

    [TestCase(null, "max_connections=100")]
    [TestCase("300", "max_connections=300")]
    public void Should_LimitConnections_When_TheServerStarts(string? connections, string argument)
    {
        var server = Helm.Render("postgresql", connections is null ? [] : [$"maxConnections={connections}"]).One("StatefulSet", "postgresql");

        Assert.That(server.OnlyPod.Main.Node["args"].ItemsOrNone().Select(item => item.Text), Is.EqualTo(new[] { "-c", argument }));
    }
}
