using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlConfigGetContextsTests : ToolTests<KubectlConfigGetContextsTests, KubectlConfigGetContextsSettings>,
    IToolCases<KubectlConfigGetContextsSettings>
{
    public static IEnumerable<ToolCase<KubectlConfigGetContextsSettings>> Cases =>
    [
        new("config get-contexts", _ => { }),
        new("config get-contexts pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("config get-contexts --no-headers", settings => settings.NoHeaders = true),
        new("config get-contexts --output=name", settings => settings.Output = "name"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlConfigGetContextsSettings settings) =>
        context.KubectlConfigGetContexts(settings);
}
