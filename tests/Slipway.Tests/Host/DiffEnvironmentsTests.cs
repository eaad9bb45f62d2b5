using Slipway.Processes;

namespace Slipway.Tests.Host;

/// <summary>Diff-Environments, through the real host.</summary>
public sealed class DiffEnvironmentsTests
{
    private BuildFixture _build = null!;

    [SetUp]
    public void SetUp()
    {
        _build = new BuildFixture();
        _build.WriteChart("app");
        _build.Write("charts/app/values-prod.yaml", "replicas: 3\n");
        _build.Helm.Answer = Answer;
    }

    [TearDown]
    public void TearDown() => _build.Dispose();

    [Test]
    public void Should_Show_Fields_And_Objects_When_Value_Sets_Differ()
    {
        var exitCode = _build.Run("--target=Diff-Environments");

        Assert.That(exitCode, Is.Zero, _build.Output);
        Assert.That(_build.Output.ReplaceLineEndings("\n"), Does.Contain(string.Join('\n', [
            "app, staging → prod: 2 objects differ, 0 only in staging, 1 only in prod, 1 the same",
            "  ~ Deployment/app",
            "      spec.replicas: 2 → 3",
            "      spec.template.spec.containers[app].env[DB_PASSWORD].value: *** → ***",
            "      spec.template.spec.containers[app].image: app:1 → app:2",
            "  ~ Job/seed-22222b",
            "      metadata.name: seed-11111a → seed-22222b",
            "  + PodDisruptionBudget/app only in prod",
        ])));
        Assert.That(_build.Output, Does.Not.Contain("swordfish"));
    }

    [Test]
    public void Should_Turn_Around_When_Asked_The_Other_Way()
    {
        _build.Run("--target=Diff-Environments", "--from=prod", "--to=staging");

        Assert.That(_build.Output, Does.Contain("spec.replicas: 3 → 2").And.Contain("- PodDisruptionBudget/app only in prod"));
    }

    [Test]
    public void Should_Pass_And_Say_So_When_Nothing_Differs()
    {
        var exitCode = _build.Run("--target=Diff-Environments", "--from=default", "--to=staging");

        Assert.That(exitCode, Is.Zero, _build.Output);
        Assert.That(_build.Output, Does.Contain("app, default → staging: 0 objects differ, 0 only in default, 0 only in staging, 3 the same"));
    }

    [Test]
    public void Should_Name_Charts_Passed_Over_When_They_Lack_A_Value_Set()
    {
        _build.WriteChart("other");

        var exitCode = _build.Run("--target=Diff-Environments");

        Assert.That(exitCode, Is.Zero, _build.Output);
        Assert.That(_build.Output, Does.Contain("other: not compared, it has no value set prod"));
    }

    [TestCase("--from=stagign", "Comparing value sets: no chart has a value set 'stagign'. Did you mean staging?")]
    [TestCase("--to=moon", "Comparing value sets: no chart has a value set 'moon'. There are: default, staging, prod.")]
    [TestCase("--kube-version=1.20,1.34", "--kube-version names several")]
    public void Should_Fail_In_One_Line_When_It_Cannot_Compare(string argument, string message)
    {
        var exitCode = _build.Run("--target=Diff-Environments", argument);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_build.Output, Does.Contain(message).And.Not.Contain("   at "));
    }

    [Test]
    public void Should_Say_That_Charts_Lack_The_Pair_When_No_Chart_Has_Both()
    {
        File.Delete(_build.Path("charts/app/values-staging.yaml"));
        _build.WriteChart("other");

        _build.Run("--target=Diff-Environments");

        Assert.That(_build.Output, Does.Contain("Comparing value sets: no chart has both staging and prod."));
    }

    [Test]
    public void Should_Fail_In_One_Line_When_A_Chart_Does_Not_Render()
    {
        _build.Helm.Answer = command => command.Contains("values-prod.yaml", StringComparison.Ordinal)
            ? FakeHelm.Outcome(1, error: "Error: execution error at (app/templates/config.yaml:1:3): password is required\n")
            : Answer(command);

        var exitCode = _build.Run("--target=Diff-Environments");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_build.Output, Does.Contain("Rendering chart app with values prod: ").And.Contain("password is required").And.Contain("--target=Validate says where."));
    }

    private static ProcessOutcome? Answer(string command)
    {
        var isProd = command.Contains("values-prod.yaml", StringComparison.Ordinal);
        return command.StartsWith("template", StringComparison.Ordinal) ? FakeHelm.Outcome(0, isProd ? Manifest(3, 2, "swordfish-2", "22222b") + Budget : Manifest(2, 1, "swordfish-1", "11111a")) : null;
    }

    private static string Manifest(int replicas, int tag, string password, string hash) =>
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n"
        + $"---\napiVersion: batch/v1\nkind: Job\nmetadata:\n  name: seed-{hash}\n"
        + $"---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  replicas: {replicas}\n  template:\n    spec:\n      containers:\n"
        + $"        - name: app\n          image: app:{tag}\n          env:\n            - name: DB_PASSWORD\n              value: {password}\n";

    private const string Budget = "---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: app\n";
}
