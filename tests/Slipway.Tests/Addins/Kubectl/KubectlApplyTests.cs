using Cake.Core;
using Cake.Kubectl;

namespace Slipway.Tests.Addins.Kubectl;

public sealed class KubectlApplyTests : ToolTests<KubectlApplyTests, KubectlApplySettings>, IToolCases<KubectlApplySettings>
{
    public static IEnumerable<ToolCase<KubectlApplySettings>> Cases =>
    [
        new("apply", _ => { }),
        new("apply pods --namespace=apps", settings => settings.ArgumentCustomization = arguments => arguments.Append("pods").Append("--namespace=apps")),
        new("apply --filename=-", settings => settings.Filename = "-"),
        new("apply --recursive", settings => settings.Recursive = true),
        new("apply --dry-run=server", settings => settings.DryRun = "server"),
        new("apply --server-side", settings => settings.ServerSide = true),
        new("apply --server-side=false", settings => settings.ServerSide = false),
        new("apply --force-conflicts", settings => settings.ForceConflicts = true),
        new("apply --field-manager=slipway", settings => settings.FieldManager = "slipway"),
        new("apply --validate=strict", settings => settings.Validate = "strict"),
        new("apply --output=json", settings => settings.Output = "json"),
    ];

    protected override string Tool => "kubectl";

    protected override void Run(ICakeContext context, KubectlApplySettings settings) => context.KubectlApply(settings);
}
