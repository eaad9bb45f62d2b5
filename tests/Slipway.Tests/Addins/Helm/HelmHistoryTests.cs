using Cake.Core;
using Cake.Helm;

namespace Slipway.Tests.Addins.Helm;

public sealed class HelmHistoryTests : ToolTests<HelmHistoryTests, HelmHistorySettings>, IToolCases<HelmHistorySettings>
{
    public static IEnumerable<ToolCase<HelmHistorySettings>> Cases =>
    [
        new("history --output=json rel", _ => { }),
        new("history --kubeconfig=/Working/kube/config --output=json rel", settings => settings.Kubeconfig = "kube/config"),
        new("history --kube-context=prod --output=json rel", settings => settings.KubeContext = "prod"),
        new("history --namespace=apps --output=json rel", settings => settings.Namespace = "apps"),
        new("history --max=10 --output=json rel", settings => settings.Max = 10),
    ];

    protected override string Tool => "helm";

    protected override IEnumerable<string> Output => ["[]"];

    protected override void Run(ICakeContext context, HelmHistorySettings settings) => context.HelmHistory(settings, "rel");

    [Test]
    public void Should_Return_Revisions_When_Release_Has_Some()
    {
        IReadOnlyList<HelmRevision> revisions = [];
        var fixture = new AliasFixture<HelmHistorySettings>(
            Tool,
            ["""[{"revision":2,"updated":"2026-11-20T23:51:55Z","status":"failed","chart":"app-1.0.0","app_version":"4.5","description":"Upgrade failed"}]"""],
            (context, settings) => revisions = context.HelmHistory(settings, "rel"));

        fixture.Run();

        var updated = new DateTimeOffset(2026, 11, 20, 23, 51, 55, TimeSpan.Zero);
        Assert.That(revisions, Is.EqualTo(new[] { new HelmRevision(2, HelmReleaseStatus.Failed, "app-1.0.0", "4.5", updated, "Upgrade failed") }));
    }
}
