using Charts.Tests.Infrastructure;

namespace Charts.Tests.Systems.TaskSystem;

/// <summary>The table of parameters that the chart's interface promises, and what value checks refuse.</summary>
public sealed class ValuesTests
{
    [TestCase("replication.enabled", "true")]
    [TestCase("replication.namespaces.master", "task-system-master")]
    [TestCase("replication.namespaces.slave", "task-system-slave")]
    [TestCase("postgresql.enabled", "true")]
    [TestCase("postgresql.auth.password", "postgres123")]
    [TestCase("postgresql.persistence.enabled", "true")]
    [TestCase("postgresql.persistence.size", "1Gi")]
    [TestCase("postgresql.persistence.storageClass", "")]
    [TestCase("jobA.enabled", "true")]
    [TestCase("jobA.image.repository", "job-a")]
    [TestCase("jobA.image.tag", "latest")]
    [TestCase("jobA.backoffLimit", "3")]
    [TestCase("jobB.enabled", "true")]
    [TestCase("jobB.backoffLimit", "3")]
    [TestCase("jobC.enabled", "true")]
    [TestCase("jobC.backoffLimit", "3")]
    [TestCase("taskExecutor.enabled", "true")]
    [TestCase("taskExecutor.replicas", "1")]
    [TestCase("uiService.enabled", "true")]
    [TestCase("uiService.replicas", "1")]
    public void Should_HaveTheDocumentedDefault_When_NothingIsSet(string parameter, string value) =>
        Assert.That(Catalog.Find("task-system").Chart.Document("values.yaml")!.Root.Along(parameter)?.Text, Is.EqualTo(value));

    [TestCase("jobA.resources")]
    [TestCase("jobB.resources")]
    [TestCase("jobC.resources")]
    [TestCase("taskExecutor.resources")]
    [TestCase("uiService.resources")]
    [TestCase("imagePullSecrets")]
    public void Should_BeSettable_When_NamedInTheInterface(string parameter) =>
        Assert.That(Catalog.Find("task-system").Chart.Document("values.yaml")!.Root.Along(parameter), Is.Not.Null);

    [TestCase("staging", "", "postgresql.auth.password is the documented default, which environment staging refuses: name an existing Secret in postgresql.auth.existingSecret")]
    [TestCase("prod", "", "postgresql.auth.password is the documented default, which environment prod refuses: name an existing Secret in postgresql.auth.existingSecret")]
    [TestCase("staging", "postgresql.auth.password=", "postgresql.auth.password is empty: name an existing Secret in postgresql.auth.existingSecret")]
    [TestCase("prod", "postgresql.auth.password=", "postgresql.auth.password is empty: name an existing Secret in postgresql.auth.existingSecret")]
    [TestCase("local", "postgresql.auth.password=", "postgresql.auth.password is empty")]
    [TestCase("dev", "postgresql.auth.password=", "postgresql.auth.password is empty")]
    public void Should_RefuseInOneMessage_When_ThePasswordIsTheDefaultOrEmpty(string environment, string value, string message)
    {
        string[] values = ["postgresql.auth.existingSecret=", .. value.Length > 0 ? [value] : Array.Empty<string>()];

        var findings = Helm.Refuse(new Variant("task-system", values) { Set = environment });

        Assert.That(findings, Has.Count.EqualTo(1));
        Assert.That(findings[0].Rule, Is.EqualTo("SLW012"));
        Assert.That(findings[0].Location?.ToString(), Does.StartWith("templates/checks.yaml:1:"));
        Assert.That(findings[0].Message, Does.Contain(message));
    }

    [TestCase("local")]
    [TestCase("dev")]
    public void Should_TakeTheDefaultPassword_When_NobodyDependsOnTheEnvironment(string environment)
    {
        var secret = Helm.Render(new Variant("task-system") { Set = environment }).One("Secret", "task-system-db", "task-system-slave");

        Assert.That(secret.Root.Along("data.password")?.Text, Is.EqualTo(Convert.ToBase64String("postgres123"u8)));
    }

    [TestCase("staging")]
    [TestCase("prod")]
    public void Should_MakeNoSecret_When_UsersDependOnTheEnvironment(string environment) =>
        Assert.That(Helm.Render(new Variant("task-system") { Set = environment }).OfKind("Secret"), Is.Empty);

    [TestCase("externalDatabase.slave.host is empty", "postgresql.enabled=false", "externalDatabase.password=x", "externalDatabase.master.host=db")]
    [TestCase("externalDatabase.master and externalDatabase.slave are the same database", "postgresql.enabled=false", "externalDatabase.password=x", "externalDatabase.master.host=db", "externalDatabase.slave.host=db")]
    [TestCase("externalDatabase.password is empty", "postgresql.enabled=false", "externalDatabase.master.host=a", "externalDatabase.slave.host=b")]
    [TestCase("are both task-system-slave: they must differ", "replication.namespaces.master=task-system-slave")]
    [TestCase("jobB.activeDeadlineSeconds (600) must be more than waitForJob.timeoutSeconds (600)", "jobB.activeDeadlineSeconds=600")]
    [TestCase("taskExecutor.autoscaling.minReplicas (9) is more than maxReplicas (6)", "taskExecutor.autoscaling.enabled=true", "taskExecutor.autoscaling.minReplicas=9")]
    [TestCase("uiService.ingress.hosts.slave is empty", "uiService.ingress.enabled=true", "uiService.ingress.hosts.master=a.example.com")]
    [TestCase("uiService.enabled needs taskExecutor.enabled", "taskExecutor.enabled=false")]
    public void Should_SayWhy_When_ValuesCannotBeDeployed(string message, params string[] values)
    {
        var findings = Helm.Refuse("task-system", values);

        Assert.That(findings.Select(finding => finding.Message), Is.EqualTo(new[] { findings[0].Message }));
        Assert.That(findings[0].Message, Does.Contain(message));
    }

    [Test]
    public void Should_SayEverythingAtOnce_When_SeveralValuesCannotBeDeployed()
    {
        var findings = Helm.Refuse("task-system", "jobB.activeDeadlineSeconds=1", "taskExecutor.enabled=false", "replication.namespaces.master=task-system-slave");

        Assert.That(findings, Has.Count.EqualTo(1));
        Assert.That(findings[0].Message, Does.Contain("they must differ").And.Contain("must be more than").And.Contain("needs taskExecutor.enabled"));
    }
}
