using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmRollbackTests : ToolTests<HelmRollbackTests, HelmRollbackSettings>, IToolCases<HelmRollbackSettings>
{
    public static IEnumerable<ToolCase<HelmRollbackSettings>> Cases =>
    [
        new("rollback rel", _ => { }),
        new("rollback rel 3", settings => settings.Revision = 3),
        new("rollback --kubeconfig=/Working/kube/config rel", settings => settings.Kubeconfig = "kube/config"),
        new("rollback --kube-context=prod rel", settings => settings.KubeContext = "prod"),
        new("rollback --namespace=apps rel", settings => settings.Namespace = "apps"),
        new("rollback --history-max=5 rel", settings => settings.HistoryMax = 5),
        new("rollback --no-hooks rel", settings => settings.NoHooks = true),
        new("rollback --wait rel", settings => settings.Wait = true),
        new("rollback --wait-for-jobs rel", settings => settings.WaitForJobs = true),
        new("rollback --cleanup-on-fail rel", settings => settings.CleanupOnFail = true),
        new("rollback --timeout=60s rel", settings => settings.Timeout = TimeSpan.FromMinutes(1)),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmRollbackSettings settings) => context.HelmRollback(settings, "rel");
}
