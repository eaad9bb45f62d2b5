using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlGetWithResultTests : ToolTests<KubectlGetWithResultTests, KubectlGetSettings>, IToolCases<KubectlGetSettings>
{
    public static IEnumerable<ToolCase<KubectlGetSettings>> Cases => KubectlGetTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlGetSettings settings) => context.KubectlGetWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlGetSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlGetWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
