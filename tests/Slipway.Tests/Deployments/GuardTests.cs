using Cake.Core;
using Slipway.Deployments;
using Slipway.Model;
using Spectre.Console;

namespace Slipway.Tests.Deployments;

[TestFixture]
public sealed class GuardTests
{
    private static readonly EnvironmentDefinition Staging = new("staging") { Context = "staging", Registry = "registry.example.com" };

    [Test]
    public void Should_TakeTheContext_When_ItIsTheEnvironments() => Assert.That(ContextCheck.Demand(Staging, "staging"), Is.EqualTo("staging"));

    [TestCase("prod", "Reaching staging: it is reached by context staging, and the current one is prod. Switch: kubectl config use-context staging")]
    [TestCase(null, "Reaching staging: kubectl has no current context. Choose one: kubectl config use-context staging")]
    public void Should_Refuse_When_TheContextIsAnother(string? context, string message) =>
        Assert.That(() => ContextCheck.Demand(Staging, context), Throws.TypeOf<CakeException>().With.Message.EqualTo(message));

    [Test]
    public void Should_GoOn_When_TheNameIsConfirmed() => Assert.That(() => Confirm("prod"), Throws.Nothing);

    [TestCase(null, "Deploying to prod: it must be confirmed. Write --confirm=prod.")]
    [TestCase("staging", "Deploying to prod: --confirm=staging confirms something else. Write --confirm=prod.")]
    public void Should_Refuse_When_NobodyConfirms(string? given, string message) =>
        Assert.That(() => Confirm(given), Throws.TypeOf<CakeException>().With.Message.EqualTo(message));

    [Test]
    public void Should_MaskValues_When_TheirKeySoundsLikeASecret()
    {
        var user = new UserValues(["/x/my.yaml"], ["replicas=3", "db.password=hidden"]);

        Assert.That(user.Shown, Is.EqualTo(new[] { "--values=/x/my.yaml", "--set=replicas=3", "--set=db.password=***" }));
    }

    private static void Confirm(string? given) => new Confirmation(AnsiConsole.Console, isInteractive: false).Demand("Deploying to prod", "prod", given);
}
