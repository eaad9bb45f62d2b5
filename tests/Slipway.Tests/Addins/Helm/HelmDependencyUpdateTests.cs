using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmDependencyUpdateTests : ToolTests<HelmDependencyUpdateTests, HelmDependencySettings>,
    IToolCases<HelmDependencySettings>
{
    public static IEnumerable<ToolCase<HelmDependencySettings>> Cases =>
    [
        new("dependency update /Working/charts/app", _ => { }),
        new("dependency update --kubeconfig=/Working/kube/config /Working/charts/app", settings => settings.Kubeconfig = "kube/config"),
        new("dependency update --kube-context=prod /Working/charts/app", settings => settings.KubeContext = "prod"),
        new("dependency update --namespace=apps /Working/charts/app", settings => settings.Namespace = "apps"),
        new("dependency update --skip-refresh /Working/charts/app", settings => settings.SkipRefresh = true),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmDependencySettings settings) =>
        context.HelmDependencyUpdate(settings, "charts/app");
}
