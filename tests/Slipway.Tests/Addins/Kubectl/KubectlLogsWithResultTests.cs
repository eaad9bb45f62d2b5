using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlLogsWithResultTests : ToolTests<KubectlLogsWithResultTests, KubectlLogsSettings>, IToolCases<KubectlLogsSettings>
{
    public static IEnumerable<ToolCase<KubectlLogsSettings>> Cases => KubectlLogsTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlLogsSettings settings) => context.KubectlLogsWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlLogsSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlLogsWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
