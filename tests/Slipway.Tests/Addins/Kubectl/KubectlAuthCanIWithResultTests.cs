using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlAuthCanIWithResultTests : ToolTests<KubectlAuthCanIWithResultTests, KubectlAuthCanISettings>,
    IToolCases<KubectlAuthCanISettings>
{
    public static IEnumerable<ToolCase<KubectlAuthCanISettings>> Cases => KubectlAuthCanITests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlAuthCanISettings settings) => context.KubectlAuthCanIWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlAuthCanISettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlAuthCanIWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
