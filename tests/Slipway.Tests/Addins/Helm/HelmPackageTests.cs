using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmPackageTests : ToolTests<HelmPackageTests, HelmPackageSettings>, IToolCases<HelmPackageSettings>
{
    public static IEnumerable<ToolCase<HelmPackageSettings>> Cases =>
    [
        new("package /Working/charts/app", _ => { }),
        new("package --kubeconfig=/Working/kube/config /Working/charts/app", settings => settings.Kubeconfig = "kube/config"),
        new("package --kube-context=prod /Working/charts/app", settings => settings.KubeContext = "prod"),
        new("package --namespace=apps /Working/charts/app", settings => settings.Namespace = "apps"),
        new("package --destination=/Working/out /Working/charts/app", settings => settings.Destination = "out"),
        new("package --version=1.2.3 /Working/charts/app", settings => settings.Version = "1.2.3"),
        new("package --app-version=4.5 /Working/charts/app", settings => settings.AppVersion = "4.5"),
        new("package --dependency-update /Working/charts/app", settings => settings.DependencyUpdate = true),
    ];

    protected override string Tool => "helm";

    protected override IEnumerable<string> Output => ["Successfully packaged chart and saved it to: out/app-1.2.3.tgz"];

    protected override void Run(ICakeContext context, HelmPackageSettings settings) => context.HelmPackage(settings, "charts/app");

    [TestCase("out/app-1.2.3.tgz", "/Working/out/app-1.2.3.tgz")]
    [TestCase("/a b/app-1.2.3.tgz", "/a b/app-1.2.3.tgz")]
    public void Should_Return_Package_When_Saved(string printed, string expected)
    {
        FilePath? package = null;
        var fixture = new AliasFixture<HelmPackageSettings>(
            Tool,
            [$"Successfully packaged chart and saved it to: {printed}"],
            (context, settings) => package = context.HelmPackage(settings, "charts/app"));

        fixture.Run();

        Assert.That(package!.FullPath, Is.EqualTo(expected));
    }

    [Test]
    public void Should_Throw_When_Package_Is_Not_Named()
    {
        var fixture = new AliasFixture<HelmPackageSettings>(Tool, [], (context, settings) => context.HelmPackage(settings, "charts/app"));

        Assert.That(fixture.Run, Throws.TypeOf<CakeException>().With.Message.Contains("'charts/app'"));
    }
}
