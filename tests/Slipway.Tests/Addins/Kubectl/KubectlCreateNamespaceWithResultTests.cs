using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlCreateNamespaceWithResultTests : ToolTests<KubectlCreateNamespaceWithResultTests, KubectlCreateNamespaceSettings>,
    IToolCases<KubectlCreateNamespaceSettings>
{
    public static IEnumerable<ToolCase<KubectlCreateNamespaceSettings>> Cases => KubectlCreateNamespaceTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlCreateNamespaceSettings settings) =>
        context.KubectlCreateNamespaceWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlCreateNamespaceSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlCreateNamespaceWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
