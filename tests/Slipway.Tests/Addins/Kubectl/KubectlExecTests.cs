using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlExecTests : ToolTests<KubectlExecTests, KubectlExecSettings>, IToolCases<KubectlExecSettings>
{
    public static IEnumerable<ToolCase<KubectlExecSettings>> Cases =>
    [
        new("exec", _ => { }),
        new("exec pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("exec --container=db", settings => settings.Container = "db"),
        new("exec --stdin", settings => settings.Stdin = true),
        new("exec --quiet", settings => settings.Quiet = true),
        new("exec --pod-running-timeout=30s", settings => settings.PodRunningTimeout = "30s"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlExecSettings settings) => context.KubectlExec(settings);
}
