using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlApplyWithResultTests : ToolTests<KubectlApplyWithResultTests, KubectlApplySettings>,
    IToolCases<KubectlApplySettings>
{
    public static IEnumerable<ToolCase<KubectlApplySettings>> Cases => KubectlApplyTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlApplySettings settings) => context.KubectlApplyWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlApplySettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlApplyWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
