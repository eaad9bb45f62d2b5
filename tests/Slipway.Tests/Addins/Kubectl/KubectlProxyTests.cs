using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlProxyTests : ToolTests<KubectlProxyTests, KubectlProxySettings>, IToolCases<KubectlProxySettings>
{
    public static IEnumerable<ToolCase<KubectlProxySettings>> Cases =>
    [
        new("proxy", _ => { }),
        new("proxy pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("proxy --unix-socket=/run/api.sock", settings => settings.UnixSocket = "/run/api.sock"),
        new("proxy --reject-paths=^$", settings => settings.RejectPaths = "^$"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlProxySettings settings) => context.KubectlProxy(settings);
}
