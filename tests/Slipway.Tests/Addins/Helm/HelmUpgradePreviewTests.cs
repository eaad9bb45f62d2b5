using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmUpgradePreviewTests
{
    private const string Json = """{"name":"rel","version":3,"manifest":"kind: A","hooks":[{"name":"h","manifest":"kind: B","events":["pre-upgrade","test"]}]}""";

    [Test]
    public void Should_ReadManifestAndHooks_When_ItIsADryRun()
    {
        HelmPreview? preview = null;
        var fixture = Fixture((context, settings) => preview = context.HelmUpgradePreview(settings, "rel", new DirectoryPath("charts/app")));
        fixture.Settings.DryRun = HelmDryRun.Server;

        var result = fixture.Run();

        Assert.Multiple(() =>
        {
            Assert.That(result.Args, Is.EqualTo("upgrade --dry-run=server --output=json rel /Working/charts/app"));
            Assert.That(preview!.Revision, Is.EqualTo(3));
            Assert.That(preview.Manifest, Is.EqualTo("kind: A"));
            Assert.That(preview.Hooks.Single().Manifest, Is.EqualTo("kind: B"));
            Assert.That(preview.Hooks.Single().Events, Is.EqualTo(new[] { "pre-upgrade", "test" }));
        });
    }

    [Test]
    public void Should_StartNothing_When_ItIsNoDryRun()
    {
        var fixture = Fixture((context, settings) => context.HelmUpgradePreview(settings, "rel", new DirectoryPath("charts/app")));

        Assert.That(fixture.Run, Throws.ArgumentException);
        Assert.That(fixture.ProcessRunner.Results, Is.Empty);
    }

    [Test]
    public void Should_ShowNoManifest_When_WrittenAsText() => Assert.That(new HelmPreview(1, "data: hidden", [new HelmHook("data: hidden", [])]).ToString(), Does.Not.Contain("hidden"));

    private static AliasFixture<HelmUpgradeSettings> Fixture(Action<ICakeContext, HelmUpgradeSettings> run) => new("helm", [Json], run);
}
