using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlConfigGetContextsWithResultTests : ToolTests<KubectlConfigGetContextsWithResultTests, KubectlConfigGetContextsSettings>,
    IToolCases<KubectlConfigGetContextsSettings>
{
    public static IEnumerable<ToolCase<KubectlConfigGetContextsSettings>> Cases => KubectlConfigGetContextsTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlConfigGetContextsSettings settings) =>
        context.KubectlConfigGetContextsWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlConfigGetContextsSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlConfigGetContextsWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
