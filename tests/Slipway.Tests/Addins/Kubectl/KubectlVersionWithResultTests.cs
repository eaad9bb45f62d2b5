using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlVersionWithResultTests : ToolTests<KubectlVersionWithResultTests, KubectlVersionSettings>,
    IToolCases<KubectlVersionSettings>
{
    public static IEnumerable<ToolCase<KubectlVersionSettings>> Cases => KubectlVersionTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlVersionSettings settings) => context.KubectlVersionWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlVersionSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlVersionWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
