using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmUpgradeTests : HelmValuesTests<HelmUpgradeTests, HelmUpgradeSettings>, IToolCases<HelmUpgradeSettings>
{
    public static IEnumerable<ToolCase<HelmUpgradeSettings>> Cases =>
    [
        .. ValuesCases("upgrade", "--output=json rel /Working/charts/app"),
        new("upgrade --install --output=json rel /Working/charts/app", settings => settings.Install = true),
        new("upgrade --create-namespace --output=json rel /Working/charts/app", settings => settings.CreateNamespace = true),
        new("upgrade --dry-run=client --output=json rel /Working/charts/app", settings => settings.DryRun = HelmDryRun.Client),
        new("upgrade --dry-run=server --output=json rel /Working/charts/app", settings => settings.DryRun = HelmDryRun.Server),
        new("upgrade --hide-secret --output=json rel /Working/charts/app", settings => settings.HideSecret = true),
        new("upgrade --description=\"by hand\" --output=json rel /Working/charts/app", settings => settings.Description = "by hand"),
        new("upgrade --history-max=0 --output=json rel /Working/charts/app", settings => settings.HistoryMax = 0),
        new("upgrade --no-hooks --output=json rel /Working/charts/app", settings => settings.NoHooks = true),
        new("upgrade --wait --output=json rel /Working/charts/app", settings => settings.Wait = true),
        new("upgrade --wait-for-jobs --output=json rel /Working/charts/app", settings => settings.WaitForJobs = true),
        new("upgrade --cleanup-on-fail --output=json rel /Working/charts/app", settings => settings.CleanupOnFail = true),
        new("upgrade --timeout=90s --output=json rel /Working/charts/app", settings => settings.Timeout = TimeSpan.FromSeconds(90)),
        new("upgrade --timeout=0.5s --output=json rel /Working/charts/app", settings => settings.Timeout = TimeSpan.FromSeconds(0.5)),
    ];

    protected override IEnumerable<string> Output => ["{\"name\":\"rel\"}"];

    protected override void Run(ICakeContext context, HelmUpgradeSettings settings) =>
        context.HelmUpgrade(settings, "rel", new DirectoryPath("charts/app"));

    [Test]
    public void Should_Return_Release_When_Upgraded()
    {
        HelmRelease? release = null;
        var fixture = new AliasFixture<HelmUpgradeSettings>(
            Tool,
            [
                """
                {"name":"rel","namespace":"apps","version":3,"config":{"password":"hidden"},
                 "info":{"status":"pending-upgrade","last_deployed":"2026-11-20T23:51:55.388055252+01:00","description":"Preparing"},
                 "chart":{"metadata":{"name":"app","version":"1.2.3","appVersion":"4.5"}}}
                """,
            ],
            (context, settings) => release = context.HelmUpgrade(settings, "rel", new DirectoryPath("charts/app")));

        fixture.Run();

        var updated = DateTimeOffset.Parse("2026-11-20T22:51:55.3880553Z", CultureInfo.InvariantCulture);
        Assert.That(release! with { Updated = null }, Is.EqualTo(
            new HelmRelease("rel", "apps", 3, HelmReleaseStatus.PendingUpgrade, "app-1.2.3", "4.5", null, "Preparing")));
        Assert.That(release.Updated, Is.EqualTo(updated).Within(TimeSpan.FromMicroseconds(1)));
    }

    [TestCase("")]
    [TestCase("Error: password hidden")]
    [TestCase("{\"name\":\"rel\",\"version\":\"hidden\"}")]
    public void Should_Throw_Without_The_Output_When_It_Is_No_Release(string output)
    {
        var fixture = new AliasFixture<HelmUpgradeSettings>(
            Tool,
            [output],
            (context, settings) => context.HelmUpgrade(settings, "rel", new DirectoryPath("charts/app")));

        Assert.That(fixture.Run, Throws.TypeOf<CakeException>().With.Message.StartsWith("helm upgrade: the output")
            .And.Message.Not.Contains("hidden")
            .And.InnerException.Null);
    }
}
