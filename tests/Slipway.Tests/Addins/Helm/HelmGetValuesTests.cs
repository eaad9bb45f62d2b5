using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmGetValuesTests : ToolTests<HelmGetValuesTests, HelmGetValuesSettings>, IToolCases<HelmGetValuesSettings>
{
    public static IEnumerable<ToolCase<HelmGetValuesSettings>> Cases =>
    [
        new("get values --output=yaml rel", _ => { }),
        new("get values --kubeconfig=/Working/kube/config --output=yaml rel", settings => settings.Kubeconfig = "kube/config"),
        new("get values --kube-context=prod --output=yaml rel", settings => settings.KubeContext = "prod"),
        new("get values --namespace=apps --output=yaml rel", settings => settings.Namespace = "apps"),
        new("get values --revision=2 --output=yaml rel", settings => settings.Revision = 2),
        new("get values --all --output=yaml rel", settings => settings.All = true),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmGetValuesSettings settings) => context.HelmGetValues(settings, "rel");

    [Test]
    public void Should_Return_Yaml_When_Release_Is_There()
    {
        var values = string.Empty;
        var fixture = new AliasFixture<HelmGetValuesSettings>(
            Tool,
            ["a:", "  b: 1"],
            (context, settings) => values = context.HelmGetValues(settings, "rel"));

        fixture.Run();

        Assert.That(values, Is.EqualTo("a:\n  b: 1"));
    }
}
