using System.Text;
using Cake.Core.IO;
using Charts.Tests.Infrastructure;
using Slipway.Charts;

namespace Charts.Tests.Every;

/// <summary>Value schemas are strict: a misspelt key or a value of another type is refused. helm enforces them; the files are checked to leave no gap.</summary>
public sealed class SchemaTests
{
    // The only objects that are open, and why.
    private static readonly Dictionary<string, string> OpenByDesign = new(StringComparer.Ordinal)
    {
        ["/properties/common/properties/global"] = "helm copies the chart's own globals there",
        ["/properties/postgresql"] = "the dependency's own schema closes it",
        ["/properties/postgresql/properties/auth"] = "the dependency's own schema closes it",
        ["/definitions/networkPolicyPeers/items/properties/podSelector"] = "a LabelSelector of Kubernetes",
        ["/definitions/networkPolicyPeers/items/properties/namespaceSelector"] = "a LabelSelector of Kubernetes",
    };

    private static IEnumerable<string> Applications => Catalog.NamesOfApplications;

    [TestCaseSource(nameof(Applications))]
    public void Should_BeClosed_When_AnObjectOfTheSchema(string chart)
    {
        var schema = SchemaFile.Of(Catalog.Find(chart));

        Assert.That(schema, Is.Not.Null, "no values.schema.json");
        Assert.That(schema.OpenObjects, Is.SubsetOf(OpenByDesign.Keys));
    }

    [TestCaseSource(nameof(Applications))]
    public void Should_HaveAType_When_AValueOfTheDefaults(string chart) => Assert.That(SchemaFile.Of(Catalog.Find(chart))!.UntypedValues, Is.Empty);

    [Test]
    public void Should_FindEveryGap_When_ASchemaIsLoose()
    {
        const string Schema = """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "image": { "properties": { "tag": { "type": "string" } } },
                "type": { "type": ["object", "null"] },
                "replicas": { "minimum": 1 },
                "labels": { "$ref": "#/definitions/labels" }
              },
              "definitions": { "labels": { "type": "object", "additionalProperties": { "type": "string" } } }
            }
            """;
        var chart = new Chart(
            new DirectoryPath("/charts/app"),
            [File("values.schema.json", Schema), File("values.yaml", "image:\n  tag: a\n  tga: b\nreplicas: 1\nlabels:\n  a: b\nnothing: []\n")],
            []);

        var schema = SchemaFile.Of(new ResolvedChart(chart, [], []))!;

        Assert.That(schema.OpenObjects, Is.EquivalentTo(new[] { "/properties/image", "/properties/type" }));
        Assert.That(schema.UntypedValues, Is.EquivalentTo(new[] { "image.tga", "replicas", "nothing" }));
    }

    [TestCase("task-system", "nothing=1", "'nothing' not allowed")]
    [TestCase("task-system", "jobA.image.tga=x", "'jobA.image': additional properties 'tga' not allowed")]
    [TestCase("task-system", "jobA.taskCount=many", "'jobA.taskCount': got string, want integer")]
    [TestCase("task-system", "replication.enabled=maybe", "'replication.enabled': got string, want boolean")]
    [TestCase("task-system", "postgresql.persistance.enabled=false", "'postgresql': additional properties 'persistance' not allowed")]
    [TestCase("task-system", "logging.level=LOUD", "'logging.level': value must be one of")]
    [TestCase("jobqueue", "worker.autoscaling.minReplica=3", "'worker.autoscaling': additional properties 'minReplica' not allowed")]
    [TestCase("jobqueue", "api.replicas=three", "'api.replicas': got string, want integer")]
    [TestCase("jobqueue", "worker.autoscaling.behavior.scaleUp.polices=x", "additional properties 'polices' not allowed")]
    [TestCase("jobqueue", "podAntiAffinity=maybe", "'podAntiAffinity': value must be one of")]
    [TestCase("postgresql", "auth.pasword=x", "'auth': additional properties 'pasword' not allowed")]
    [TestCase("postgresql", "persistence.size=big", "'persistence.size': 'big' does not match pattern")]
    [TestCase("task-system-argo", "workflow.ttl=1", "'workflow': additional properties 'ttl' not allowed")]
    [TestCase("task-system-argo", "jobC.enabled=1", "'jobC.enabled': got number, want boolean")]
    public void Should_BeRefusedAtItsPlace_When_AValueBreaksTheSchema(string chart, string value, string message)
    {
        var findings = Helm.Refuse(chart, value);

        Assert.That(findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "SLW011" }));
        Assert.That(findings[0].Message, Does.Contain(message));
    }

    private static ChartFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text), text.Length);
}
