using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlCreateNamespaceTests : ToolTests<KubectlCreateNamespaceTests, KubectlCreateNamespaceSettings>,
    IToolCases<KubectlCreateNamespaceSettings>
{
    public static IEnumerable<ToolCase<KubectlCreateNamespaceSettings>> Cases =>
    [
        new("create namespace", _ => { }),
        new("create namespace pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("create namespace --dry-run=client", settings => settings.DryRun = "client"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlCreateNamespaceSettings settings) => context.KubectlCreateNamespace(settings);
}
