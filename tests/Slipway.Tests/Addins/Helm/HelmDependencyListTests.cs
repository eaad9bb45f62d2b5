using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmDependencyListTests : ToolTests<HelmDependencyListTests, HelmDependencySettings>, IToolCases<HelmDependencySettings>
{
    public static IEnumerable<ToolCase<HelmDependencySettings>> Cases =>
    [
        new("dependency list --max-col-width=0 /Working/charts/app", _ => { }),
        new("dependency list --kubeconfig=/Working/kube/config --max-col-width=0 /Working/charts/app", settings => settings.Kubeconfig = "kube/config"),
        new("dependency list --kube-context=prod --max-col-width=0 /Working/charts/app", settings => settings.KubeContext = "prod"),
        new("dependency list --namespace=apps --max-col-width=0 /Working/charts/app", settings => settings.Namespace = "apps"),
    ];

    protected override string Tool => "helm";

    protected override void Run(ICakeContext context, HelmDependencySettings settings) =>
        context.HelmDependencyList(settings, "charts/app");

    [Test]
    public void Should_Return_Dependencies_When_Chart_Has_Some()
    {
        IReadOnlyList<HelmDependency> dependencies = [];
        var fixture = new AliasFixture<HelmDependencySettings>(
            Tool,
            [
                "NAME      \tVERSION\tREPOSITORY      \tSTATUS       ",
                "postgresql\t1.0.0  \tfile://../pg    \tmissing      ",
                "redis     \t2.x.x  \t                \twrong version",
                string.Empty,
            ],
            (context, settings) => dependencies = context.HelmDependencyList(settings, "charts/app"));

        fixture.Run();

        Assert.That(dependencies, Is.EqualTo(new HelmDependency[]
        {
            new("postgresql", "1.0.0", "file://../pg", "missing"),
            new("redis", "2.x.x", string.Empty, "wrong version"),
        }));
    }

    [Test]
    public void Should_Return_Nothing_When_Chart_Depends_On_Nothing()
    {
        IReadOnlyList<HelmDependency>? dependencies = null;
        var fixture = new AliasFixture<HelmDependencySettings>(
            Tool,
            ["WARNING: no dependencies at charts/app"],
            (context, settings) => dependencies = context.HelmDependencyList(settings, "charts/app"));

        fixture.Run();

        Assert.That(dependencies, Is.Empty);
    }
}
