using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlDeleteWithResultTests : ToolTests<KubectlDeleteWithResultTests, KubectlDeleteSettings>,
    IToolCases<KubectlDeleteSettings>
{
    public static IEnumerable<ToolCase<KubectlDeleteSettings>> Cases => KubectlDeleteTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlDeleteSettings settings) => context.KubectlDeleteWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlDeleteSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlDeleteWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
