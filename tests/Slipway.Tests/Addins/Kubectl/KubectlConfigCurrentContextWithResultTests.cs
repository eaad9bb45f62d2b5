using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlConfigCurrentContextWithResultTests : ToolTests<KubectlConfigCurrentContextWithResultTests, KubectlConfigCurrentContextSettings>,
    IToolCases<KubectlConfigCurrentContextSettings>
{
    public static IEnumerable<ToolCase<KubectlConfigCurrentContextSettings>> Cases => KubectlConfigCurrentContextTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlConfigCurrentContextSettings settings) =>
        context.KubectlConfigCurrentContextWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlConfigCurrentContextSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlConfigCurrentContextWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
