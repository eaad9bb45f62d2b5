using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlGetTests : ToolTests<KubectlGetTests, KubectlGetSettings>, IToolCases<KubectlGetSettings>
{
    public static IEnumerable<ToolCase<KubectlGetSettings>> Cases =>
    [
        new("get", _ => { }),
        new("get pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlGetSettings settings) => context.KubectlGet(settings);
}
