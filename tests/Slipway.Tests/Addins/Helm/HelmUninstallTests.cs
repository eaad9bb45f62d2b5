using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmUninstallTests : ToolTests<HelmUninstallTests, HelmUninstallSettings>, IToolCases<HelmUninstallSettings>
{
    public static IEnumerable<ToolCase<HelmUninstallSettings>> Cases =>
    [
        new("uninstall rel", _ => { }),
        new("uninstall --kubeconfig=/Working/kube/config rel", settings => settings.Kubeconfig = "kube/config"),
        new("uninstall --kube-context=prod rel", settings => settings.KubeContext = "prod"),
        new("uninstall --namespace=apps rel", settings => settings.Namespace = "apps"),
        new("uninstall --ignore-not-found rel", settings => settings.IgnoreNotFound = true),
        new("uninstall --keep-history rel", settings => settings.KeepHistory = true),
        new("uninstall --no-hooks rel", settings => settings.NoHooks = true),
        new("uninstall --wait rel", settings => settings.Wait = true),
        new("uninstall --timeout=60s rel", settings => settings.Timeout = TimeSpan.FromMinutes(1)),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmUninstallSettings settings) => context.HelmUninstall(settings, "rel");
}
