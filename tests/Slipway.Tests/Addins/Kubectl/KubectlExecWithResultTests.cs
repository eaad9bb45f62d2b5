using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlExecWithResultTests : ToolTests<KubectlExecWithResultTests, KubectlExecSettings>, IToolCases<KubectlExecSettings>
{
    public static IEnumerable<ToolCase<KubectlExecSettings>> Cases => KubectlExecTests.Cases;

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlExecSettings settings) => context.KubectlExecWithResult(settings);

    [Test]
    public void Should_Return_Lines_When_Kubectl_Prints_Some()
    {
        IEnumerable<string> lines = [];
        var fixture = new AliasFixture<KubectlExecSettings>(
            Tool,
            ["a", "b"],
            (context, settings) => lines = context.KubectlExecWithResult(settings));

        fixture.Run();

        Assert.That(lines, Is.EqualTo(["a", "b"]));
    }
}
