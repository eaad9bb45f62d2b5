using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmVersionTests : ToolTests<HelmVersionTests, HelmVersionSettings>, IToolCases<HelmVersionSettings>
{
    public static IEnumerable<ToolCase<HelmVersionSettings>> Cases =>
    [
        new("version --short", _ => { }),
        new("version --kubeconfig=/Working/kube/config --short", settings => settings.Kubeconfig = "kube/config"),
        new("version --kube-context=prod --short", settings => settings.KubeContext = "prod"),
        new("version --namespace=apps --short", settings => settings.Namespace = "apps"),
    ];

    protected override string Tool => "helm";

    protected override IEnumerable<string> Output => ["v4.1.4+g05fa379"];

    protected override void Run(ICakeContext context, HelmVersionSettings settings) => context.HelmVersion(settings);

    [TestCase("v4.1.4+g05fa379", "4.1.4")]
    [TestCase("v3.14.0", "3.14.0")]
    [TestCase("3.20.1-rc.1+g1", "3.20.1")]
    public void Should_Return_Version_When_Helm_Says_One(string printed, string expected)
    {
        HelmVersion? version = null;
        var fixture = new AliasFixture<HelmVersionSettings>(
            Tool,
            [printed],
            (context, settings) => version = context.HelmVersion(settings));

        fixture.Run();

        Assert.That(version, Is.EqualTo(new HelmVersion(Version.Parse(expected), printed)));
    }

    [TestCase("")]
    [TestCase("v4")]
    [TestCase("v4.1.4 and more")]
    public void Should_Throw_When_Helm_Says_No_Version(string printed)
    {
        var fixture = new AliasFixture<HelmVersionSettings>(Tool, [printed], (context, settings) => context.HelmVersion(settings));

        Assert.That(fixture.Run, Throws.TypeOf<CakeException>().With.Message.EqualTo($"helm version: '{printed}' is not a version."));
    }
}
