using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmListTests : ToolTests<HelmListTests, HelmListSettings>, IToolCases<HelmListSettings>
{
    private const string Always =
        "--deployed --failed --pending --uninstalling --time-format=2006-01-02T15:04:05Z07:00 --output=json";

    public static IEnumerable<ToolCase<HelmListSettings>> Cases =>
    [
        new($"list {Always}", _ => { }),
        new($"list --kubeconfig=/Working/kube/config {Always}", settings => settings.Kubeconfig = "kube/config"),
        new($"list --kube-context=prod {Always}", settings => settings.KubeContext = "prod"),
        new($"list --namespace=apps {Always}", settings => settings.Namespace = "apps"),
        new($"list --all-namespaces {Always}", settings => settings.AllNamespaces = true),
        new($"list --filter=^app$ {Always}", settings => settings.Filter = "^app$"),
        new($"list --selector=team=a {Always}", settings => settings.Selector = "team=a"),
        new($"list --max=0 {Always}", settings => settings.Max = 0),
    ];

    protected override string Tool => "helm";

    protected override IEnumerable<string> Output => ["[]"];

    protected override void Run(ICakeContext context, HelmListSettings settings) => context.HelmList(settings);

    [Test]
    public void Should_Return_Releases_When_There_Are_Some()
    {
        IReadOnlyList<HelmRelease> releases = [];
        var fixture = new AliasFixture<HelmListSettings>(
            Tool,
            ["""[{"name":"rel","namespace":"apps","revision":"12","updated":"2026-11-20T23:51:55+01:00","status":"deployed","chart":"app-1.0.0","app_version":"4.5"}]"""],
            (context, settings) => releases = context.HelmList(settings));

        fixture.Run();

        var updated = new DateTimeOffset(2026, 11, 20, 23, 51, 55, TimeSpan.FromHours(1));
        Assert.That(releases, Is.EqualTo(new[] { new HelmRelease("rel", "apps", 12, HelmReleaseStatus.Deployed, "app-1.0.0", "4.5", updated, null) }));
    }
}
