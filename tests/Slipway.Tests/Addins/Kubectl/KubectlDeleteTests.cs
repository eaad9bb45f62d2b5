using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlDeleteTests : ToolTests<KubectlDeleteTests, KubectlDeleteSettings>, IToolCases<KubectlDeleteSettings>
{
    public static IEnumerable<ToolCase<KubectlDeleteSettings>> Cases =>
    [
        new("delete", _ => { }),
        new("delete pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("delete --filename=a.yaml", settings => settings.Filename = "a.yaml"),
        new("delete --selector=\"app in (a, b)\"", settings => settings.Selector = "app in (a, b)"),
        new("delete --all", settings => settings.All = true),
        new("delete --cascade=orphan", settings => settings.Cascade = "orphan"),
        new("delete --ignore-not-found", settings => settings.IgnoreNotFound = true),
        new("delete --now", settings => settings.Now = true),
        new("delete --grace-period=0", settings => settings.GracePeriod = 0),
        new("delete --force", settings => settings.Force = true),
        new("delete --wait=false", settings => settings.Wait = false),
        new("delete --timeout=30s", settings => settings.Timeout = "30s"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlDeleteSettings settings) => context.KubectlDelete(settings);
}
