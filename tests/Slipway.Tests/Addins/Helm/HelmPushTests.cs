using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmPushTests : ToolTests<HelmPushTests, HelmPushSettings>, IToolCases<HelmPushSettings>
{
    public static IEnumerable<ToolCase<HelmPushSettings>> Cases =>
    [
        new("push /Working/app-1.0.0.tgz oci://localhost:5000/charts", _ => { }),
        new("push --kubeconfig=/Working/kube/config /Working/app-1.0.0.tgz oci://localhost:5000/charts", settings => settings.Kubeconfig = "kube/config"),
        new("push --kube-context=prod /Working/app-1.0.0.tgz oci://localhost:5000/charts", settings => settings.KubeContext = "prod"),
        new("push --namespace=apps /Working/app-1.0.0.tgz oci://localhost:5000/charts", settings => settings.Namespace = "apps"),
        new("push --plain-http /Working/app-1.0.0.tgz oci://localhost:5000/charts", settings => settings.PlainHttp = true),
        new("push --insecure-skip-tls-verify /Working/app-1.0.0.tgz oci://localhost:5000/charts", settings => settings.InsecureSkipTlsVerify = true),
        new("push --ca-file=/Working/ca.pem /Working/app-1.0.0.tgz oci://localhost:5000/charts", settings => settings.CaFile = "ca.pem"),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmPushSettings settings) =>
        context.HelmPush(settings, "app-1.0.0.tgz", "oci://localhost:5000/charts");
}
