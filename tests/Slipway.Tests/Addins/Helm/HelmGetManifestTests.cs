using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmGetManifestTests : ToolTests<HelmGetManifestTests, HelmGetManifestSettings>, IToolCases<HelmGetManifestSettings>
{
    public static IEnumerable<ToolCase<HelmGetManifestSettings>> Cases =>
    [
        new("get manifest rel", _ => { }),
        new("get manifest --kubeconfig=/Working/kube/config rel", settings => settings.Kubeconfig = "kube/config"),
        new("get manifest --kube-context=prod rel", settings => settings.KubeContext = "prod"),
        new("get manifest --namespace=apps rel", settings => settings.Namespace = "apps"),
        new("get manifest --revision=2 rel", settings => settings.Revision = 2),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmGetManifestSettings settings) => context.HelmGetManifest(settings, "rel");

    [Test]
    public void Should_Return_Manifests_When_Release_Is_There()
    {
        var manifests = string.Empty;
        var fixture = new AliasFixture<HelmGetManifestSettings>(
            Tool,
            ["---", "kind: Service"],
            (context, settings) => manifests = context.HelmGetManifest(settings, "rel"));

        fixture.Run();

        Assert.That(manifests, Is.EqualTo("---\nkind: Service"));
    }
}
