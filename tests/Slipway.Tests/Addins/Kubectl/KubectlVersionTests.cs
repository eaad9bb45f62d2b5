using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlVersionTests : ToolTests<KubectlVersionTests, KubectlVersionSettings>, IToolCases<KubectlVersionSettings>
{
    public static IEnumerable<ToolCase<KubectlVersionSettings>> Cases =>
    [
        new("version", _ => { }),
        new("version pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("version --client", settings => settings.Client = true),
        new("version --output=json", settings => settings.Output = "json"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlVersionSettings settings) => context.KubectlVersion(settings);
}
