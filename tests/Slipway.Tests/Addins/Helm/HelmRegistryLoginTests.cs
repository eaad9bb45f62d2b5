using System.Text;
using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmRegistryLoginTests : ToolTests<HelmRegistryLoginTests, HelmRegistryLoginSettings>,
    IToolCases<HelmRegistryLoginSettings>
{
    public static IEnumerable<ToolCase<HelmRegistryLoginSettings>> Cases =>
    [
        new("registry login --password-stdin localhost:5000", _ => { }),
        new("registry login --kubeconfig=/Working/kube/config --password-stdin localhost:5000", settings => settings.Kubeconfig = "kube/config"),
        new("registry login --kube-context=prod --password-stdin localhost:5000", settings => settings.KubeContext = "prod"),
        new("registry login --namespace=apps --password-stdin localhost:5000", settings => settings.Namespace = "apps"),
        new("registry login --username=ci --password-stdin localhost:5000", settings => settings.Username = "ci"),
        new("registry login --password-stdin --plain-http localhost:5000", settings => settings.PlainHttp = true),
        new("registry login --password-stdin --insecure localhost:5000", settings => settings.Insecure = true),
        new("registry login --password-stdin --ca-file=/Working/ca.pem localhost:5000", settings => settings.CaFile = "ca.pem"),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmRegistryLoginSettings settings) =>
        context.HelmRegistryLogin(settings, "localhost:5000", "hidden");

    [Test]
    public void Should_Pass_Password_By_Standard_Input_Alone()
    {
        var result = Fixture().Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(result.Process.StandardInput!.Value.Span), Is.EqualTo("hidden"));
            Assert.That(result.Args, Does.Not.Contain("hidden"));
        }
    }
}
