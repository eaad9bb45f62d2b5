using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmTemplateTests : ToolTests<HelmTemplateTests, HelmTemplateSettings>, IToolCases<HelmTemplateSettings>
{
    public static IEnumerable<ToolCase<HelmTemplateSettings>> Cases =>
    [
        new("template rel /Working/charts/app", _ => { }),
        new("template --kubeconfig=/Working/kube/config rel /Working/charts/app", settings => settings.Kubeconfig = "kube/config"),
        new("template --kube-context=prod rel /Working/charts/app", settings => settings.KubeContext = "prod"),
        new("template --namespace=apps rel /Working/charts/app", settings => settings.Namespace = "apps"),
        new("template --values=/Working/a.yaml --values=/b.yaml rel /Working/charts/app", settings => settings.Values = ["a.yaml", "/b.yaml"]),
        new("template --values=/Working/a.yaml --values=- rel /Working/charts/app", settings => (settings.Values, settings.StandardInputValues) = (["a.yaml"], "password: hidden")),
        new("template --values=\"\\\"/Working/a,b \\\"\\\"c.yaml\\\"\" rel /Working/charts/app", settings => settings.Values = ["a,b \"c.yaml"]),
        new("template --set=a=1 --set=\"b=x y\" rel /Working/charts/app", settings => settings.Set = ["a=1", "b=x y"], "template --set=[REDACTED] --set=[REDACTED] rel /Working/charts/app"),
        new("template --set-string=tag=10 rel /Working/charts/app", settings => settings.SetString = ["tag=10"], "template --set-string=[REDACTED] rel /Working/charts/app"),
        new("template --set-json=\"a={\\\"b\\\":1}\" rel /Working/charts/app", settings => settings.SetJson = ["a={\"b\":1}"], "template --set-json=[REDACTED] rel /Working/charts/app"),
        new("template --set-file=script=/Working/a\\,b.sh rel /Working/charts/app", settings => settings.SetFile["script"] = "a,b.sh"),
        new("template --skip-schema-validation rel /Working/charts/app", settings => settings.SkipSchemaValidation = true),
        new("template --skip-schema-validation=false rel /Working/charts/app", settings => settings.SkipSchemaValidation = false),
        new("template --kube-version=1.34 rel /Working/charts/app", settings => settings.KubeVersion = "1.34"),
        new("template --api-versions=a/v1 --api-versions=b/v2 rel /Working/charts/app", settings => settings.ApiVersions = ["a/v1", "b/v2"]),
        new("template --show-only=templates/a.yaml rel /Working/charts/app", settings => settings.ShowOnly = ["templates/a.yaml"]),
        new("template --include-crds rel /Working/charts/app", settings => settings.IncludeCrds = true),
        new("template --is-upgrade rel /Working/charts/app", settings => settings.IsUpgrade = true),
        new("template --no-hooks rel /Working/charts/app", settings => settings.NoHooks = true),
        new("template --skip-tests rel /Working/charts/app", settings => settings.SkipTests = true),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmTemplateSettings settings) =>
        context.HelmTemplate(settings, "rel", new DirectoryPath("charts/app"));

    [Test]
    public void Should_Pass_Values_By_Standard_Input_When_Set()
    {
        var fixture = Fixture();
        fixture.Settings.StandardInputValues = "password: hidden";

        var input = fixture.Run().Process.StandardInput;

        Assert.That(Encoding.UTF8.GetString(input!.Value.Span), Is.EqualTo("password: hidden"));
    }

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
