using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmDependencyBuildTests : ToolTests<HelmDependencyBuildTests, HelmDependencySettings>,
    IToolCases<HelmDependencySettings>
{
    public static IEnumerable<ToolCase<HelmDependencySettings>> Cases =>
    [
        new("dependency build /Working/charts/app", _ => { }),
        new("dependency build --kubeconfig=/Working/kube/config /Working/charts/app", settings => settings.Kubeconfig = "kube/config"),
        new("dependency build --kube-context=prod /Working/charts/app", settings => settings.KubeContext = "prod"),
        new("dependency build --namespace=apps /Working/charts/app", settings => settings.Namespace = "apps"),
        new("dependency build --skip-refresh /Working/charts/app", settings => settings.SkipRefresh = true),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmDependencySettings settings) =>
        context.HelmDependencyBuild(settings, "charts/app");
}
