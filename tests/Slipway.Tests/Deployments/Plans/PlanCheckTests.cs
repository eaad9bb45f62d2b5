using Cake.Core;
using Cake.Testing;
using Slipway.Deployments;
using Slipway.Deployments.Plans;
using static Slipway.Tests.Deployments.Plans.PlanFixture;

namespace Slipway.Tests.Deployments.Plans;

[TestFixture]
public sealed class PlanCheckTests
{
    private const string Web = "/apis/apps/v1/namespaces/app/deployments/web";

    private PlanFixture _fixture = null!;

    [SetUp]
    public void SetUp() => _fixture = new PlanFixture().Deploy(Deployment()).Want(Deployment(replicas: 3));

    [Test]
    public async Task Should_Agree_When_NothingMoved()
    {
        var check = await SavedAsync();

        var now = await _fixture.ByHand(Web, live => (live["status"]!["phase"], live["metadata"]!["resourceVersion"]) = ("busy", "8")).BuildAsync();

        Assert.That(() => check.Demand(now), Throws.Nothing);
    }

    [Test]
    public async Task Should_NameTheObject_When_ItWasChanged()
    {
        var check = await SavedAsync();

        var now = await _fixture.ByHand(Web, live => live["spec"]!["replicas"] = 9).BuildAsync();

        Refuses(check, now, "Deployment/web in app was changed since it was made");
    }

    [Test]
    public async Task Should_NameTheObject_When_ItIsGone()
    {
        var check = await SavedAsync();

        await _fixture.Api.DeleteAsync(Web, CancellationToken.None);

        Refuses(check, await _fixture.BuildAsync(), "Deployment/web in app was removed since");
    }

    [Test]
    public async Task Should_NameTheImage_When_ItIsAnother()
    {
        var check = await SavedAsync();

        Refuses(check, await _fixture.BuildAsync("sha256:2"), "image app-web went from sha256:1 to sha256:2 since");
    }

    [Test]
    public async Task Should_NameTheValues_When_TheyAreOthers()
    {
        var check = await SavedAsync();

        _fixture.User = new UserValues([], ["replicas=4"]);

        Refuses(check, await _fixture.BuildAsync(), "the values of app (--values, --set");
    }

    [Test]
    public async Task Should_NameTheRevision_When_AnotherWasDeployed()
    {
        var check = await SavedAsync();

        Refuses(check, await _fixture.BuildAsync() with { Revision = 5 }, "release app went from revision 4 to 5 since");
    }

    [Test]
    public async Task Should_NameTheChart_When_ItWasChanged()
    {
        var check = await SavedAsync();
        var now = await _fixture.BuildAsync();

        Refuses(check, now with { Inputs = now.Inputs with { Chart = "another" } }, "the chart of app was changed since");
    }

    [Test]
    public async Task Should_Refuse_When_ThePlanIsForOthers()
    {
        var check = await SavedAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => check.DemandFor("staging", ["app"]), Throws.Nothing);
            Assert.That(() => check.DemandFor("prod", ["app"]), Throws.TypeOf<CakeException>().With.Message.EqualTo("Deploying by the plan plan.json: it is for staging, and the deployment is to prod."));
            Assert.That(() => check.DemandFor("staging", ["app", "shop"]), Throws.TypeOf<CakeException>().With.Message.StartsWith("Deploying by the plan plan.json: it is for app, and the deployment is of app, shop."));
        }
    }

    [TestCase("", "it cannot be read (line 1)")]
    [TestCase("[]", "it cannot be read (line 1)")]
    [TestCase("null", "it is no plan")]
    [TestCase("{}", "it is no plan")]
    [TestCase("""{"formatVersion":1,"summary":"","plan":{"environment":"x","created":"2026-01-01T00:00:00Z","releases":[{}]}}""", "it is no plan")]
    [TestCase("""{"formatVersion":2}""", "its format is version 2, and this is 1")]
    public void Should_RefuseInOneLine_When_TheFileIsNoPlan(string content, string why)
    {
        _fixture.Files.CreateFile("/plan.json").SetContent(content);

        Assert.That(
            () => PlanFile.Read(_fixture.Files, "/plan.json"), Throws.TypeOf<CakeException>().With.Message.EqualTo($"Reading the plan /plan.json: {why}. Make one with --target=Plan."));
    }

    private static void Refuses(PlanCheck check, ReleasePlan now, string why) =>
        Assert.That(() => check.Demand(now), Throws.TypeOf<CakeException>().With.Message.StartsWith($"Deploying by the plan plan.json: {why}").And.Message.Contains("nothing was changed"));

    /// <summary>The plan as Deploy has it: written to a file, and read again.</summary>
    private async Task<PlanCheck> SavedAsync()
    {
        PlanFile.Write(_fixture.Files, "/plan.json", await _fixture.PlanAsync());
        return new PlanCheck("plan.json", PlanFile.Read(_fixture.Files, "/plan.json"));
    }
}
