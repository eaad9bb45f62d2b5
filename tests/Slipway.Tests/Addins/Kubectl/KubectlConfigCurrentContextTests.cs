using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlConfigCurrentContextTests : ToolTests<KubectlConfigCurrentContextTests, KubectlConfigCurrentContextSettings>,
    IToolCases<KubectlConfigCurrentContextSettings>
{
    public static IEnumerable<ToolCase<KubectlConfigCurrentContextSettings>> Cases =>
    [
        new("config current-context", _ => { }),
        new("config current-context pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlConfigCurrentContextSettings settings) =>
        context.KubectlConfigCurrentContext(settings);
}
