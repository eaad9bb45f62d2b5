using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlLogsTests : ToolTests<KubectlLogsTests, KubectlLogsSettings>, IToolCases<KubectlLogsSettings>
{
    public static IEnumerable<ToolCase<KubectlLogsSettings>> Cases =>
    [
        new("logs", _ => { }),
        new("logs pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("logs --container=db", settings => settings.Container = "db"),
        new("logs --all-containers", settings => settings.AllContainers = true),
        new("logs --selector=app=a", settings => settings.Selector = "app=a"),
        new("logs --previous", settings => settings.Previous = true),
        new("logs --since=5m", settings => settings.Since = "5m"),
        new("logs --tail=-1", settings => settings.Tail = -1),
        new("logs --timestamps", settings => settings.Timestamps = true),
        new("logs --prefix", settings => settings.Prefix = true),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlLogsSettings settings) => context.KubectlLogs(settings);
}
