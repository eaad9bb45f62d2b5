using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmStatusTests : ToolTests<HelmStatusTests, HelmStatusSettings>, IToolCases<HelmStatusSettings>
{
    public static IEnumerable<ToolCase<HelmStatusSettings>> Cases =>
    [
        new("status --output=json rel", _ => { }),
        new("status --kubeconfig=/Working/kube/config --output=json rel", settings => settings.Kubeconfig = "kube/config"),
        new("status --kube-context=prod --output=json rel", settings => settings.KubeContext = "prod"),
        new("status --namespace=apps --output=json rel", settings => settings.Namespace = "apps"),
        new("status --revision=2 --output=json rel", settings => settings.Revision = 2),
    ];

    protected override string Tool => "helm";

    protected override IEnumerable<string> Output => ["{\"name\":\"rel\"}"];

    protected override void Run(ICakeContext context, HelmStatusSettings settings) => context.HelmStatus(settings, "rel");

    [TestCase("deployed", HelmReleaseStatus.Deployed)]
    [TestCase("failed", HelmReleaseStatus.Failed)]
    [TestCase("superseded", HelmReleaseStatus.Superseded)]
    [TestCase("uninstalled", HelmReleaseStatus.Uninstalled)]
    [TestCase("uninstalling", HelmReleaseStatus.Uninstalling)]
    [TestCase("pending-install", HelmReleaseStatus.PendingInstall)]
    [TestCase("pending-rollback", HelmReleaseStatus.PendingRollback)]
    [TestCase("of another age", HelmReleaseStatus.Unknown)]
    public void Should_Return_Status_When_Release_Is_There(string text, HelmReleaseStatus expected)
    {
        HelmRelease? release = null;
        var fixture = new AliasFixture<HelmStatusSettings>(
            Tool,
            [$$$"""{"name":"rel","version":1,"info":{"status":"{{{text}}}"}}"""],
            (context, settings) => release = context.HelmStatus(settings, "rel"));

        fixture.Run();

        Assert.That(release, Is.EqualTo(new HelmRelease("rel", string.Empty, 1, expected, null, null, null, null)));
    }
}
