using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlAuthCanITests : ToolTests<KubectlAuthCanITests, KubectlAuthCanISettings>, IToolCases<KubectlAuthCanISettings>
{
    public static IEnumerable<ToolCase<KubectlAuthCanISettings>> Cases =>
    [
        new("auth can-i", _ => { }),
        new("auth can-i pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("auth can-i --all-namespaces", settings => settings.AllNamespaces = true),
        new("auth can-i --list", settings => settings.List = true),
        new("auth can-i --no-headers", settings => settings.NoHeaders = true),
        new("auth can-i --quiet", settings => settings.Quiet = true),
        new("auth can-i --subresource=log", settings => settings.Subresource = "log"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlAuthCanISettings settings) => context.KubectlAuthCanI(settings);
}
