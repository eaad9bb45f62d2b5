using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmTemplateTests : HelmValuesTests<HelmTemplateTests, HelmTemplateSettings>, IToolCases<HelmTemplateSettings>
{
    public static IEnumerable<ToolCase<HelmTemplateSettings>> Cases =>
    [
        .. ValuesCases("template", "rel /Working/charts/app"),
        new("template --kube-version=1.34 rel /Working/charts/app", settings => settings.KubeVersion = "1.34"),
        new("template --api-versions=a/v1 --api-versions=b/v2 rel /Working/charts/app", settings => settings.ApiVersions = ["a/v1", "b/v2"]),
        new("template --show-only=templates/a.yaml rel /Working/charts/app", settings => settings.ShowOnly = ["templates/a.yaml"]),
        new("template --include-crds rel /Working/charts/app", settings => settings.IncludeCrds = true),
        new("template --is-upgrade rel /Working/charts/app", settings => settings.IsUpgrade = true),
        new("template --no-hooks rel /Working/charts/app", settings => settings.NoHooks = true),
        new("template --skip-tests rel /Working/charts/app", settings => settings.SkipTests = true),
    ];

    protected override void Run(ICakeContext context, HelmTemplateSettings settings) =>
        context.HelmTemplate(settings, "rel", new DirectoryPath("charts/app"));

    [Test]
    public void Should_Return_Manifests_When_Chart_Renders()
    {
        var manifests = string.Empty;
        var fixture = new AliasFixture<HelmTemplateSettings>(
            Tool,
            ["---", "kind: Service"],
            (context, settings) => manifests = context.HelmTemplate(settings, "rel", new DirectoryPath("charts/app")));

        fixture.Run();

        Assert.That(manifests, Is.EqualTo("---\nkind: Service"));
    }
}
