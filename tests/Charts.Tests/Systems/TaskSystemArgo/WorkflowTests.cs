using Charts.Tests.Infrastructure;
using Slipway.Manifests;

namespace Charts.Tests.Systems.TaskSystemArgo;

/// <summary>The sequence of jobs as an Argo Workflow.</summary>
public sealed class WorkflowTests
{
    [Test]
    public void Should_RunAThenBThenC_When_Rendered()
    {
        var workflow = Workflow();

        Assert.That(workflow.Name, Does.Match("^task-system-argo-[0-9a-f]{10}$"));
        Assert.That(Steps(workflow).Canonical, Is.EqualTo(ManifestExtensions.Yaml("""
            - [{ name: job-a, template: job-a }]
            - [{ name: job-b, template: job-b }]
            - [{ name: job-c, template: job-c }]
            """)));
        Assert.That(PodShape.Of(workflow).Select(pod => pod.Main.Image), Is.EqualTo(new[] { "job-a:latest", "job-b:latest", "job-c:latest" }));
        Assert.That(workflow.Root.Along("spec.entrypoint")?.Text, Is.EqualTo("sequence"));
    }

    [Test]
    public void Should_LeaveAStepOut_When_SwitchedOff() =>
        Assert.That(Steps(Workflow("jobB.enabled=false")).Canonical, Is.EqualTo(ManifestExtensions.Yaml("[[{ name: job-a, template: job-a }], [{ name: job-c, template: job-c }]]")));

    [TestCase("jobB.image.tag=2.0.0", true)]
    [TestCase("jobA.backoffLimit=1", true)]
    [TestCase("tests.image.tag=2.0.0", false)]
    [TestCase("postgresql.resources.limits.cpu=2", false)]
    public void Should_RunAgain_When_WhatItRunsChanges(string value, bool renamed)
    {
        var name = Workflow().Name;

        Assert.That(Workflow(value).Name, renamed ? Is.Not.EqualTo(name) : Is.EqualTo(name));
    }

    [Test]
    public void Should_TellEveryStepItsRevisionAndDatabase_When_ItRuns()
    {
        var workflow = Workflow();
        var revision = workflow.Name["task-system-argo-".Length..];

        var environments = PodShape.Of(workflow).Select(pod => pod.Environment).ToList();

        Assert.That(environments, Has.Count.EqualTo(3));
        Assert.That(environments.Select(environment => environment["RELEASE_REVISION"]), Has.All.EqualTo(revision));
        Assert.That(environments.Select(environment => environment["DATABASE_HOST"]), Has.All.EqualTo("postgres"));
        Assert.That(environments.Select(environment => environment["DATABASE_PASSWORD"]), Has.All.EqualTo("Secret/postgres-auth:password"));
        Assert.That(environments.Select(environment => environment.GetValueOrDefault("TASK_COUNT")), Is.EqualTo(new[] { "10", null, null }));
    }

    [Test]
    public void Should_RetryWithinItsTime_When_AStepFails()
    {
        var step = Workflow().Root.Along("spec.templates").ItemsOrNone().Single(template => template["name"]?.Text == "job-b");

        Assert.That(step["activeDeadlineSeconds"].AsInteger(), Is.EqualTo(600));
        Assert.That(step["retryStrategy"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("{ limit: 3, retryPolicy: Always, backoff: { duration: 10s, factor: 2 } }")));
    }

    [Test]
    public void Should_OnlyReportResults_When_GivenARole()
    {
        var role = Helm.Render("task-system-argo").OfKind("Role", "ClusterRole").Single();

        Assert.That(role.Root["rules"].Canonical, Is.EqualTo(ManifestExtensions.Yaml("[{ apiGroups: [argoproj.io], resources: [workflowtaskresults], verbs: [create, patch] }]")));
    }

    [TestCase("staging")]
    [TestCase("prod")]
    public void Should_RefuseTheDefaultPassword_When_UsersDependOnTheEnvironment(string environment) => Assert.That(
        Helm.Refuse(new Variant("task-system-argo", "postgresql.auth.existingSecret=") { Set = environment }).Single().Message,
        Does.Contain($"auth.password is the documented default, which environment {environment} refuses"));

    [Test]
    public void Should_SayWhy_When_NoStepIsLeft() => Assert.That(
        Helm.Refuse("task-system-argo", "jobA.enabled=false", "jobB.enabled=false", "jobC.enabled=false").Single().Message,
        Does.Contain("a workflow needs a step"));

    [Test]
    public void Should_LetStepsReachTheDatabaseAlone_When_PoliciesAreOn()
    {
        string[] sources = ["job-a", "job-b", "job-c", "test"];

        Assert.That(
            new NetworkFlows(Helm.Render("task-system-argo")).All.Distinct(),
            Is.EquivalentTo(sources.Select(source => $"{source} -> database:5432 in task-system-argo")));
    }

    private static KubeObject Workflow(params string[] values) => Helm.Render("task-system-argo", values).OfKind("Workflow").Single();

    private static KubeNode? Steps(KubeObject workflow) =>
        workflow.Root.Along("spec.templates").ItemsOrNone().Single(template => template["name"]?.Text == "sequence")["steps"];
}
